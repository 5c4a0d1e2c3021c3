//! Codes, account numbers and links that are shown to be paid elsewhere.

use super::*;
use crate::domain::action::{Descriptor, Presentation};
use crate::domain::value::Value;

fn presented(descriptor: Descriptor) -> Action {
    Action::Present(Presentation { descriptor, account: Value::Null })
}

fn shown(actions: Vec<Action>) -> Told {
    let told = Told::submitting();
    let serial = told.serial();
    let entity = PaymentEntity { actions, ..entity(PaymentStatus::RequiresAction) };
    told.then(Event::PaymentCreated(serial, answer(entity)))
}

#[test]
fn a_code_is_shown_and_polled_for() {
    let told = shown(vec![presented(Descriptor::QrString)]);
    assert!(told.does(&Effect::ShowAction(presented(Descriptor::QrString))));
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
}

#[test]
fn a_page_goes_before_a_link_into_an_app() {
    let page = Action::Frame { url: "https://bank.example".into() };
    let link = presented(Descriptor::DeeplinkUrl);
    assert!(shown(vec![link.clone(), page.clone()]).does(&Effect::ShowAction(page)));
    assert!(
        shown(vec![Action::Unsupported("API_POST_REQUEST".into()), link.clone()])
            .does(&Effect::ShowAction(link))
    );
}

#[test]
fn what_is_shown_can_be_paid_in_a_test_while_it_is_shown() {
    let told = shown(vec![presented(Descriptor::VirtualAccountNumber)]);
    let paid_with = (PaymentRequestId::new("pr-1"), ChannelCode::new("CARDS"));
    assert_eq!(told.story.payable(), Some(paid_with));
    assert_eq!(told.then(Event::ActionClosed).story.payable(), None);
    assert_eq!(Told::submitting().story.payable(), None);
}

fn asked_in_the_app() -> Told {
    shown(Vec::new())
}

#[test]
fn an_empty_action_list_sends_the_shopper_to_their_app() {
    let told = asked_in_the_app();
    assert!(told.does(&Effect::ShowAction(Action::Present(Presentation::in_app("CARDS")))));
    assert!(matches!(told.announced().as_slice(), [A::Created(_), A::ActionBegin]));
}

#[test]
fn what_the_app_asks_for_stays_on_the_screen_when_the_attempt_turns_pending() {
    let told = asked_in_the_app().polled(SessionStatus::Active, Some(PaymentStatus::Pending));
    assert_eq!(told.announced(), []);
    assert!(!told.does(&Effect::HideAction));
    let told = told.polled(SessionStatus::Completed, Some(PaymentStatus::Succeeded));
    assert!(told.does(&Effect::HideAction));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Completed(_)))));
}

#[test]
fn closing_what_the_app_asks_for_calls_the_attempt_off() {
    let told = asked_in_the_app().then(Event::ActionClosed);
    assert_eq!(told.outcome(), Some(Ok(SubmissionOutcome::ActionAborted(By::Shopper))));
    assert!(told.does(&Effect::HideAction));
}

#[test]
fn an_attempt_is_given_up_when_nothing_can_show_what_it_asks_for() {
    for told in [Told::acting(), asked_in_the_app()] {
        let told = told.then(Event::ActionUnavailable);
        assert_eq!(told.outcome(), Some(Err(ErrorCode::Network)));
        assert!(told.does(&Effect::FetchSession), "it may be paid in the app all the same");
        assert_eq!(told.then(Event::ActionUnavailable).effects, [], "there is nothing to show any more");
    }
}

#[test]
fn who_says_that_they_have_paid_has_the_gateway_asked_at_once() {
    let told = shown(vec![presented(Descriptor::QrString)]).then(Event::PollRequested);
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
}
