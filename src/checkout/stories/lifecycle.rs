//! What time and attention do to a story.

use super::*;

const EXPIRES_AT: &str = "2026-04-02T03:40:00.000Z";

fn loaded() -> Told {
    Told { story: Story::default(), effects: Vec::new() }
        .then(Event::SessionLoaded(opening(SessionStatus::Active), None))
}

#[test]
fn the_merchant_is_warned_once_before_the_session_expires() {
    let told = loaded();
    assert!(told.does(&Effect::WaitForExpiryNear(EXPIRES_AT.into())));
    let told = told.then(Event::ExpiryNear);
    assert_eq!(told.announced(), [A::SessionExpiring(EXPIRES_AT.into())]);
    assert!(told.does(&Effect::WaitForExpiry(EXPIRES_AT.into())));
    let told = told.then(Event::ExpiryReached).then(Event::SessionRefreshed(opening(SessionStatus::Active)));
    assert_eq!(told.effects, [Effect::WaitForExpiry(EXPIRES_AT.into())]);
}

#[test]
fn a_hidden_page_asks_nothing_and_one_that_is_seen_again_asks_at_once() {
    let told = Told::acting().then(Event::PageHidden);
    let due = Event::PollDue(told.serial());
    let told = told.then(due);
    assert_eq!(told.effects, []);
    let told = told.then(Event::PageSeen);
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
}

#[test]
fn a_page_that_is_seen_while_nothing_runs_asks_nothing_and_looks_at_the_clock() {
    let told = Told::ready().then(Event::PageHidden).then(Event::PageSeen);
    assert_eq!(told.effects, [Effect::WaitForExpiryNear(EXPIRES_AT.into())], "timers sleep with the machine");
}

#[test]
fn a_page_opened_where_nobody_looks_asks_nothing_until_somebody_does() {
    let told = Told { story: Story::default(), effects: Vec::new() }
        .then(Event::PageHidden)
        .then(Event::SessionLoaded(opening(SessionStatus::Pending), None));
    assert!(!told.effects.iter().any(|effect| matches!(effect, Effect::Poll(..) | Effect::PollAfter(..))));
    let told = told.then(Event::PageSeen);
    assert!(told.does(&Effect::Poll(told.serial(), None)));
}

#[test]
fn at_its_end_a_session_is_asked_about_once_while_nobody_looks() {
    let told = loaded().then(Event::ExpiryNear).then(Event::PageHidden).then(Event::ExpiryReached);
    assert_eq!(told.effects, [Effect::FetchSession]);
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Active)));
    assert_eq!(told.effects, [], "the server's clock may be behind for long");
    let told = told.then(Event::ExpiryReached).then(Event::RefreshFailed);
    assert_eq!(told.effects, []);
    assert_eq!(told.then(Event::PageSeen).effects, [Effect::WaitForExpiry(EXPIRES_AT.into())]);
}

#[test]
fn the_end_stops_every_timer_and_every_request_before_anybody_hears_of_it() {
    for status in [SessionStatus::Completed, SessionStatus::Expired, SessionStatus::Canceled] {
        let told = loaded().then(Event::PollRequested).then(Event::SessionRefreshed(opening(status)));
        let stop = told.effects.iter().position(|effect| *effect == Effect::StopEverything).unwrap();
        let told_of = told.effects.iter().position(|effect| matches!(effect, Effect::Announce(_))).unwrap();
        assert!(stop < told_of);
        let waits =
            |effect: &Effect| matches!(effect, Effect::WaitForExpiry(_) | Effect::WaitForExpiryNear(_));
        assert!(!told.effects.iter().skip(stop).any(waits));
    }
}

#[test]
fn what_is_asked_for_after_the_end_is_answered_with_how_it_ended() {
    let ended = |status| loaded().then(Event::PollRequested).then(Event::SessionRefreshed(opening(status)));
    let code = |told: &Told| told.story.ending().map(|ending| ending.failure().code);
    assert_eq!(code(&loaded()), None);
    let completed = ended(SessionStatus::Completed);
    assert_eq!(code(&completed), Some(ErrorCode::NotAllowed));
    assert_eq!(code(&ended(SessionStatus::Expired)), Some(ErrorCode::SessionExpired));
    assert_eq!(code(&ended(SessionStatus::Canceled)), Some(ErrorCode::SessionCanceled));
    assert_eq!(code(&loaded().then(Event::Unmounted)), Some(ErrorCode::Unmounted));
    let unmounted = completed.then(Event::Unmounted);
    assert_eq!(unmounted.effects, [], "completion has been told");
    assert_eq!(code(&unmounted), Some(ErrorCode::Unmounted));
}

#[test]
fn an_attempt_that_was_called_off_and_is_paid_later_still_completes() {
    let told = Told::acting()
        .then(Event::ActionClosed)
        .then(Event::SessionRefreshed(opening(SessionStatus::Active)));
    let serial = told.serial();
    assert!(told.does(&Effect::PollAfter(serial, 5_300)));
    let told = told.then(Event::PollDue(serial));
    assert_eq!(told.effects, [Effect::FetchSession]);
    let told = told.then(Event::RefreshFailed);
    assert!(told.does(&Effect::PollAfter(serial, 5_618)));
    let told = told.then(Event::PageHidden).then(Event::PollDue(serial));
    assert_eq!(told.effects, [], "nobody looks");
    let told = told.then(Event::PageSeen);
    assert!(told.does(&Effect::FetchSession));
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Completed)));
    assert!(told.effects.iter().any(|effect| matches!(effect, Effect::Settle(Settlement::Completed(..)))));
}

#[test]
fn another_attempt_stops_the_watch_over_the_one_before_until_it_ends() {
    let told = Told::acting()
        .then(Event::ActionClosed)
        .then(Event::SessionRefreshed(opening(SessionStatus::Active)));
    let due = Event::PollDue(told.serial());
    let told = told.then(Event::SubmitPressed(submission()));
    assert!(told.does(&Effect::StopPolling));
    let serial = told.serial();
    let told = told.then(due);
    assert_eq!(told.effects, []);
    let told = told.then(Event::PaymentCreated(serial, created(PaymentStatus::Failed)));
    assert!(told.does(&Effect::PollAfter(told.serial(), 5_300)));
}

#[test]
fn an_answer_that_arrives_at_a_hidden_page_counts() {
    let told = Told::acting()
        .then(Event::PageHidden)
        .polled(SessionStatus::Completed, Some(PaymentStatus::Succeeded));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Completed(_)))));
}

#[test]
fn how_things_stand_can_be_asked_while_the_form_is_filled_in() {
    let told = Told::ready().then(Event::PollRequested);
    assert_eq!(told.effects, [Effect::FetchSession]);
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Completed)));
    assert!(told.effects.iter().any(|effect| matches!(effect, Effect::Settle(Settlement::Completed(..)))));
}
