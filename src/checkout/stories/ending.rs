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
    let end = A::SubmissionEnd(SubmissionOutcome::Pending);
    assert_eq!(told.announced(), [A::ActionEnd, end, A::SessionPending]);
    assert_eq!(told.outcome(), Some(Ok(SubmissionOutcome::Pending)));
    let reopened = told.polled(SessionStatus::Active, None);
    assert_eq!(
        reopened.announced(),
        [discarded(PaymentStatus::RequiresAction), A::SessionNotPending, ready_again()]
    );
}

#[test]
fn a_saved_token_comes_from_the_completed_session_or_its_own_attempt_only() {
    let mut told = Told::submitting();
    let serial = told.serial();
    let token = PaymentTokenId::new("pt-1");
    let mut entity = entity(PaymentStatus::Succeeded);
    entity.id = PaymentEntityId::PaymentToken(token.clone());
    told = told.then(Event::PaymentCreated(serial, answer(entity))).polled(SessionStatus::Completed, None);
    let saved = told.effects.iter().find_map(|effect| match effect {
        Effect::Settle(Settlement::Completed(completion)) => completion.payment_token_id.clone(),
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

#[test]
fn what_has_succeeded_cannot_be_called_off() {
    let told = Told::submitting();
    let serial = told.serial();
    let told = told.then(Event::PaymentCreated(serial, created(PaymentStatus::Succeeded)));
    let told = told.then(Event::AbortRequested);
    assert_eq!(told.effects, []);
    assert!(told.story.is_attempting());
}

#[test]
fn after_an_attempt_was_called_off_the_session_is_asked_before_the_next_is_created() {
    let told = Told::submitting().then(Event::AbortRequested).then(Event::SubmitPressed(submission()));
    assert!(told.does(&Effect::FetchSession) && !creates(&told));
    assert_eq!(told.announced(), [A::SubmissionNotReady, A::SubmissionBegin]);
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Active)));
    assert!(creates(&told));
}

#[test]
fn a_payment_that_was_called_off_and_came_through_keeps_the_next_from_being_made() {
    let told = Told::submitting().then(Event::AbortRequested).then(Event::SubmitPressed(submission()));
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Completed)));
    assert!(!creates(&told));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Completed(_)))));
}

#[test]
fn while_nobody_can_tell_what_became_of_a_lost_attempt_none_is_created() {
    let told = Told::submitting();
    let lost = Event::PaymentUnanswered(told.serial(), Failure::new(ErrorCode::Network, "offline"));
    let told = told.then(lost).then(Event::RefreshFailed).then(Event::SubmitPressed(submission()));
    assert!(!creates(&told));
    let told = told.then(Event::RefreshFailed);
    assert_eq!(told.outcome(), Some(Err(ErrorCode::Network)));
    assert!(matches!(told.story.state(), StoryState::Choosing));
    let told = told.then(Event::SubmitPressed(submission()));
    assert!(creates(&told.then(Event::SessionRefreshed(opening(SessionStatus::Active)))));
}

#[test]
fn an_attempt_that_waits_for_the_session_can_be_called_off() {
    let told = Told::submitting().then(Event::AbortRequested).then(Event::SubmitPressed(submission()));
    let told = told.then(Event::AbortRequested);
    assert_eq!(told.outcome(), Some(Ok(SubmissionOutcome::RequestAborted)));
    assert!(!creates(&told.then(Event::SessionRefreshed(opening(SessionStatus::Active)))));
}

fn creates(told: &Told) -> bool {
    told.effects.iter().any(|effect| matches!(effect, Effect::CreatePayment(..)))
}

fn saved(told: &Told) -> Option<PaymentTokenId> {
    told.effects.iter().find_map(|effect| match effect {
        Effect::Settle(Settlement::Completed(completion)) => completion.payment_token_id.clone(),
        _ => None,
    })
}

/// An attempt to save, created as this token with this status.
fn saving(status: PaymentStatus) -> Told {
    let told = Told::submitting();
    let serial = told.serial();
    told.then(Event::PaymentCreated(serial, answer(token("pt-1", status))))
}

fn token(id: &str, status: PaymentStatus) -> PaymentEntity {
    PaymentEntity { id: PaymentEntityId::PaymentToken(PaymentTokenId::new(id)), ..entity(status) }
}

#[test]
fn a_token_that_was_discarded_is_never_reported() {
    for discarded in [
        saving(PaymentStatus::Failed).then(Event::AbortRequested),
        saving(PaymentStatus::RequiresAction).then(Event::ActionClosed),
        saving(PaymentStatus::RequiresAction).then(Event::AbortRequested),
    ] {
        let told = discarded.then(Event::SessionRefreshed(opening(SessionStatus::Completed)));
        assert_eq!(saved(&told), None);
    }
}

#[test]
fn a_token_nobody_confirmed_is_not_reported_when_another_attempt_completes_the_session() {
    let told = saving(PaymentStatus::RequiresAction);
    let serial = told.serial();
    let open = Some(Rc::new(token("pt-1", PaymentStatus::RequiresAction)));
    let told = told.then(Event::PollAnswered(
        serial,
        Box::new(Progress { entity: open, ..*progress(SessionStatus::Completed, None) }),
    ));
    assert_eq!(saved(&told), None);
}

#[test]
fn the_token_after_a_discarded_one_is_the_one_that_is_reported() {
    let told = saving(PaymentStatus::RequiresAction)
        .then(Event::ActionClosed)
        .then(Event::SessionRefreshed(opening(SessionStatus::Active)))
        .then(Event::SubmitPressed(submission()));
    let serial = told.serial();
    let told = told
        .then(Event::PaymentCreated(serial, answer(token("pt-2", PaymentStatus::Succeeded))))
        .polled(SessionStatus::Completed, None);
    assert_eq!(saved(&told), Some(PaymentTokenId::new("pt-2")));
}

#[test]
fn a_token_that_failed_is_not_reported_when_another_attempt_completes_the_session() {
    let told = Told::acting().polled(SessionStatus::Completed, Some(PaymentStatus::Failed));
    let completion = told.effects.iter().find_map(|effect| match effect {
        Effect::Settle(Settlement::Completed(completion)) => Some(completion.clone()),
        _ => None,
    });
    assert_eq!(completion.unwrap().payment_request_id, None);
}

#[test]
fn submitting_while_an_attempt_runs_is_refused_and_leaves_it_alone() {
    let told = Told::acting().then(Event::SubmitPressed(submission()));
    assert_eq!(told.outcome(), Some(Err(ErrorCode::NotAllowed)));
    assert!(matches!(told.story.state(), StoryState::Acting(..)));
}

#[test]
fn an_approval_nobody_gave_gives_the_form_back_as_it_was() {
    let told = Told::acting().polled(SessionStatus::Pending, None).polled(SessionStatus::Active, None);
    assert!(told.does(&Effect::Show(Notice::Form)));
    assert!(!told.effects.iter().any(|effect| matches!(effect, Effect::ShowChoice)));
}

#[test]
fn an_approval_nobody_gave_keeps_the_form_even_of_an_attempt_nobody_knows() {
    let told = Told::submitting();
    let serial = told.serial();
    let told = told
        .then(Event::PaymentUnanswered(serial, Failure::new(ErrorCode::Network, "offline")))
        .then(Event::SessionRefreshed(opening(SessionStatus::Pending)))
        .polled(SessionStatus::Active, None);
    assert_eq!(told.announced(), [A::SessionNotPending, ready_again()]);
    assert!(!told.effects.iter().any(|effect| matches!(effect, Effect::ShowChoice)));
}

#[test]
fn a_second_thing_to_do_is_shown_when_the_first_is_done() {
    let told = Told::acting().then(Event::ActionCompleted);
    let serial = told.serial();
    let mut answer = progress(SessionStatus::Active, Some(PaymentStatus::RequiresAction));
    let second = Action::Frame { url: "https://bank.example/second".into() };
    let mut next = entity(PaymentStatus::RequiresAction);
    next.actions = vec![second.clone()];
    answer.entity = Some(Rc::new(next));
    let told = told.then(Event::PollAnswered(serial, answer));
    assert_eq!(told.announced(), [A::ActionEnd, A::ActionBegin]);
    assert!(told.does(&Effect::ShowAction(second)));
}
