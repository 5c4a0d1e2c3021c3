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
fn a_page_that_is_seen_while_nothing_runs_asks_nothing() {
    assert_eq!(Told::ready().then(Event::PageHidden).then(Event::PageSeen).effects, []);
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
