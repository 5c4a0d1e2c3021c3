//! How stories end: well, too late, with an approval that takes time, or off the page.

use super::*;

#[test]
fn the_servers_clock_decides_on_expiry() {
    let told = Told::ready().then(Event::ExpiryReached);
    assert!(told.does(&Effect::FetchSession));
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Active)));
    assert!(matches!(told.story.state(), StoryState::Choosing));
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Expired)));
    assert_eq!(told.announced(), [A::SubmissionNotReady, A::SessionExpiredOrCanceled]);
}

#[test]
fn a_late_expiry_never_overrides_a_success() {
    let told = Told::acting().polled(SessionStatus::Completed, None).polled(SessionStatus::Expired, None);
    assert_eq!(told.effects, []);
}

#[test]
fn an_approval_that_takes_time_is_pending_and_then_completed() {
    let told = Told::acting().polled(SessionStatus::Pending, None);
    let end = A::SubmissionEnd(SubmissionEnd::SessionPending);
    assert_eq!(told.announced(), [A::ActionEnd, end, A::SessionPending]);
    assert_eq!(told.outcome(), Some(Ok(SubmissionOutcome::Pending)));
    let reopened = told.polled(SessionStatus::Active, None);
    assert_eq!(reopened.announced(), [A::Discarded(entity_id()), A::SessionNotPending, ready_again()]);
}

#[test]
fn a_saved_token_comes_from_the_completed_session_or_its_own_attempt_only() {
    let mut told = Told::submitting();
    let serial = told.serial();
    let token = PaymentTokenId::new("pt-1");
    let mut answer = created(PaymentStatus::Succeeded);
    answer.entity.id = PaymentEntityId::PaymentToken(token.clone());
    told = told.then(Event::PaymentCreated(serial, answer)).polled(SessionStatus::Completed, None);
    let saved = told.effects.iter().find_map(|effect| match effect {
        Effect::Settle(Settlement::Completed(_, saved)) => saved.clone(),
        _ => None,
    });
    assert_eq!(saved, Some(token));
}

#[test]
fn unmounting_settles_everything_and_announces_nothing() {
    let told = Told::acting().then(Event::Unmounted);
    assert_eq!(told.outcome(), Some(Err(ErrorCode::Unmounted)));
    assert_eq!(told.announced(), []);
    assert_eq!(told.then(Event::SubmitPressed(submission())).outcome(), Some(Err(ErrorCode::Unmounted)));
}
