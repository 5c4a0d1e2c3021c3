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

fn simulation(told: &Told) -> Option<Result<(), ErrorCode>> {
    told.effects.iter().find_map(|effect| match effect {
        Effect::Settle(Settlement::Simulation(ended)) => {
            Some(ended.as_ref().copied().map_err(|failure| failure.code))
        }
        _ => None,
    })
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
fn what_is_shown_can_be_paid_in_a_test_and_is_asked_about_at_once() {
    let told = shown(vec![presented(Descriptor::VirtualAccountNumber)]).then(Event::SimulationRequested);
    let channel = ChannelCode::new("CARDS");
    assert_eq!(told.effects, [Effect::Simulate(PaymentRequestId::new("pr-1"), channel)]);
    let told = told.then(Event::Simulated);
    assert_eq!(simulation(&told), Some(Ok(())));
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
}

#[test]
fn a_simulation_that_fails_leaves_what_is_shown() {
    let told = shown(vec![presented(Descriptor::PaymentCode)])
        .then(Event::SimulationRequested)
        .then(Event::SimulationFailed(Failure::new(ErrorCode::Gateway, "no")));
    assert_eq!(simulation(&told), Some(Err(ErrorCode::Gateway)));
    assert!(matches!(told.story.state(), StoryState::Acting(..)));
}

#[test]
fn nothing_else_can_be_simulated() {
    for told in
        [Told::ready(), Told::submitting(), Told::acting(), shown(vec![presented(Descriptor::DeeplinkUrl)])]
    {
        let told = told.then(Event::SimulationRequested);
        assert_eq!(simulation(&told), Some(Err(ErrorCode::NotAllowed)));
    }
}
