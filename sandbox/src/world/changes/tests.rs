//! What each change comes to, and which webhooks it queues.
use jiff::Timestamp;

use super::payments::CaptureRefused;
use super::refunds::RefundRefused;
use super::requests::NewPaymentRequest;
use crate::values::failure_code::FailureCode;
use crate::values::ids::{Ids, PaymentId, PaymentRequestId};
use crate::values::money::Amount;
use crate::world::World;
use crate::world::action::Action;
use crate::world::attempt::{AttemptId, Means, Order};
use crate::world::payment_request::PaymentType;
use crate::world::refund::RefundTerms;
use crate::world::story::{Story, at, events, idr, means};
use crate::world::terms::{CaptureMethod, SavePaymentMethod, SessionTerms, SessionType};

fn refund(amount: i64) -> RefundTerms {
    RefundTerms { amount: Amount::of(amount), reason: "OTHERS".into(), reference_id: None, metadata: None }
}

fn no() -> FailureCode {
    FailureCode::CARD_DECLINED
}

#[test]
fn several_attempts_can_fail_and_one_succeeds_which_ends_the_others() {
    let mut story = Story::of(SessionType::Pay);
    let first = story.begin(Some(Action::PushNotification));
    story.world.settle(&first, Err(no()), at(2));
    assert_eq!((story.status(), story.status_of(&first)), ("ACTIVE", "FAILED"));
    let (second, third) = (story.begin(Some(Action::Deeplink)), story.begin(None));
    story.world.settle(&third, Ok(()), at(3));
    assert_eq!((story.status_of(&second), story.status_of(&third)), ("CANCELED", "SUCCEEDED"));
    assert_eq!(story.session().completion().unwrap().channel_code.as_str(), "OVO");
    story.world.settle(&second, Ok(()), at(4));
    story.world.expire_session(&story.session.clone(), at(4));
    assert_eq!((story.status(), story.status_of(&second)), ("COMPLETED", "CANCELED"));
    assert_eq!(story.events(), ["payment.failure", "payment.capture", "payment_session.completed"]);
}

#[test]
fn a_session_that_has_ended_takes_no_attempt() {
    let mut story = Story::of(SessionType::Pay);
    let session = story.session.clone();
    story.world.cancel_session(&session, at(1));
    assert!(story.world.begin_attempt(&session, means(None), false, at(1)).is_none());
    assert_eq!(story.events(), [""; 0]);
}

#[test]
fn saving_and_subscribing_link_a_token() {
    for session_type in [SessionType::Save, SessionType::Subscription] {
        let mut story = Story::of(session_type);
        let attempt = story.begin(None);
        story.world.settle(&attempt, Ok(()), at(2));
        assert_eq!((story.status(), story.status_of(&attempt)), ("COMPLETED", "ACTIVE"));
        assert_eq!(story.events(), ["payment_token.activation", "payment_session.completed"]);
        assert!(story.world.cancel_attempt(&attempt, at(3)));
        assert_eq!(story.status_of(&attempt), "CANCELED");
    }
}

#[test]
fn paying_and_saving_leaves_a_token_to_pay_with_later() {
    let saving = |terms: &mut SessionTerms| terms.save_payment_method = Some(SavePaymentMethod::Optional);
    let mut story = Story::with(SessionType::Pay, saving);
    let attempt = story.begin(None);
    story.world.settle(&attempt, Ok(()), at(2));
    let saved = story.session().completion().unwrap().payment_token_id.clone().unwrap();
    assert!(story.world.payment_tokens.get(&saved).unwrap().is_active());
    assert_eq!(story.events(), ["payment.capture", "payment_token.activation", "payment_session.completed"]);
}

#[test]
fn a_pending_session_comes_to_an_end_when_its_attempt_does() {
    for (verdict, session, attempt) in [(Ok(()), "COMPLETED", "SUCCEEDED"), (Err(no()), "ACTIVE", "FAILED")] {
        let mut story = Story::of(SessionType::Pay);
        let approved = story.begin(Some(Action::Redirect { iframe_capable: false }));
        story.world.await_approval(&approved, at(2));
        assert_eq!((story.status(), story.status_of(&approved)), ("PENDING", "PENDING"));
        assert!(story.world.begin_attempt(&story.session.clone(), means(None), false, at(2)).is_none());
        story.world.settle(&approved, verdict, at(3));
        assert_eq!((story.status(), story.status_of(&approved)), (session, attempt));
    }
}

#[test]
fn a_push_notification_is_confirmed_before_it_succeeds_and_the_session_stays_active() {
    let mut story = Story::of(SessionType::Pay);
    let attempt = story.begin(Some(Action::PushNotification));
    assert_eq!(story.status_of(&attempt), "REQUIRES_ACTION");
    story.world.leave_pending(&attempt, at(2));
    assert_eq!((story.status(), story.status_of(&attempt)), ("ACTIVE", "PENDING"));
    story.world.settle(&attempt, Ok(()), at(3));
    assert_eq!(story.status(), "COMPLETED");
}

#[test]
fn a_session_expires_in_its_time_and_its_attempts_with_it() {
    let mut story = Story::of(SessionType::Pay);
    let attempt = story.begin(Some(Action::QrString("qr".into())));
    assert_eq!(story.world.next_expiry(), Some(at(30)));
    assert!(!story.world.expire_due(at(29)));
    assert!(story.world.expire_due(at(30)));
    assert_eq!((story.status(), story.status_of(&attempt)), ("EXPIRED", "EXPIRED"));
    assert_eq!(story.world.next_expiry(), None);
    assert_eq!(story.events(), ["payment_request.expiry", "payment_session.expired"]);
    assert_eq!(story.world.origins().count(), 0);
}

fn authorized() -> (Story, AttemptId, PaymentId) {
    let by_hand = |terms: &mut SessionTerms| terms.capture_method = Some(CaptureMethod::Manual);
    let mut story = Story::with(SessionType::Pay, by_hand);
    let attempt = story.begin(None);
    story.world.settle(&attempt, Ok(()), at(2));
    let payment = story.payment_of(&attempt);
    assert_eq!((story.status(), story.status_of(&attempt)), ("COMPLETED", "AUTHORIZED"));
    assert_eq!(story.events(), ["payment.authorization", "payment_session.completed"]);
    (story, attempt, payment)
}

#[test]
fn an_authorized_payment_is_captured_once_and_for_no_more_than_was_authorized() {
    let (mut story, attempt, payment) = authorized();
    let too_much = story.world.capture(&payment, Amount::of(125_001), at(3));
    assert_eq!(too_much, Err(CaptureRefused::AmountExceeded));
    assert_eq!(story.world.capture(&payment, Amount::of(100_000), at(3)), Ok(()));
    assert_eq!((story.payment_status(&payment), story.status_of(&attempt)), ("SUCCEEDED", "SUCCEEDED"));
    let again = story.world.capture(&payment, Amount::of(25_000), at(4));
    assert_eq!(again, Err(CaptureRefused::NotAuthorized));
    assert_eq!(story.events().last().unwrap(), "payment.capture");
}

#[test]
fn an_authorized_payment_can_be_let_go_without_a_webhook() {
    let (mut story, attempt, payment) = authorized();
    assert!(story.world.void(&payment, at(3)));
    assert!(!story.world.void(&payment, at(3)));
    assert_eq!((story.payment_status(&payment), story.status_of(&attempt)), ("CANCELED", "CANCELED"));
    assert_eq!(story.events().len(), 2);
}

#[test]
fn an_authorization_lasts_seven_days() {
    let (mut story, attempt, payment) = authorized();
    let end = 2 + 7 * 24 * 60;
    story.world.expire_due(at(end - 1));
    assert_eq!(story.payment_status(&payment), "AUTHORIZED");
    story.world.expire_due(at(end));
    assert_eq!((story.payment_status(&payment), story.status_of(&attempt)), ("EXPIRED", "EXPIRED"));
    assert_eq!(story.events().last().unwrap(), "payment.expiry");
}

#[test]
fn no_more_is_given_back_than_was_paid_and_a_refund_that_failed_does_not_count() {
    let mut story = Story::of(SessionType::Pay);
    let attempt = story.begin(None);
    story.world.settle(&attempt, Ok(()), at(2));
    let payment = story.payment_of(&attempt);
    let first = story.world.refund(&payment, refund(100_000), at(3)).unwrap();
    let more = story.world.refund(&payment, refund(25_001), at(3));
    assert_eq!(more.unwrap_err(), RefundRefused::AmountExceeded);
    story.world.settle_refund(&first, Err(FailureCode::new("REFUND_FAILED".into())), at(4));
    let second = story.world.refund(&payment, refund(125_000), at(5)).unwrap();
    story.world.settle_refund(&second, Ok(()), at(6));
    story.world.settle_refund(&second, Err(no()), at(7));
    assert_eq!(story.events().split_off(2), ["refund.failed", "refund.succeeded"]);
}

#[test]
fn what_was_not_paid_is_not_given_back() {
    let (mut story, _, payment) = authorized();
    let refused = story.world.refund(&payment, refund(1), at(3)).unwrap_err();
    assert_eq!(refused, RefundRefused::NotSucceeded);
}

fn requested(
    world: &mut World,
    payment_type: PaymentType,
    expires_at: Option<Timestamp>,
) -> PaymentRequestId {
    let order = Order {
        business_id: world.business_id.clone(),
        reference_id: "rent".into(),
        customer_id: None,
        country: "ID".into(),
        currency: idr(),
        description: None,
        metadata: None,
    };
    let account = Action::VirtualAccountNumber(world.ids.digits(10));
    let new = NewPaymentRequest {
        order,
        means: Means { expires_at, ..means(Some(account)) },
        payment_type,
        amount: Amount::of(50_000),
        capture_method: None,
        payment_token_id: None,
        items: None,
        shipping_information: None,
    };
    world.request_payment(new, at(0))
}

#[test]
fn a_request_outside_any_session_is_found_by_its_reference_and_expires_by_itself() {
    let mut world = World::new(Ids::new(Some(1)));
    let id = requested(&mut world, PaymentType::Pay, Some(at(60)));
    assert_eq!(world.request_by_reference("rent").unwrap().id, id);
    world.expire_due(at(60));
    assert_eq!(world.payment_requests.get(&id).unwrap().status(), "EXPIRED");
    assert_eq!(events(&world), ["payment_request.expiry"]);
}

#[test]
fn a_reusable_code_takes_any_number_of_payments() {
    let mut world = World::new(Ids::new(Some(1)));
    let id = requested(&mut world, PaymentType::ReusablePaymentCode, None);
    for amount in [50_000, 20_000] {
        assert!(world.accept_payment(&id, Amount::of(amount), at(1)));
    }
    let request = world.payment_requests.get(&id).unwrap();
    assert_eq!((request.status(), request.payments.len()), ("ACCEPTING_PAYMENTS", 2));
    assert_eq!(events(&world), ["payment.capture", "payment.capture"]);
    assert!(world.cancel_attempt(&AttemptId::PaymentRequest(id.clone()), at(2)));
    assert!(!world.accept_payment(&id, Amount::of(1), at(2)));
}
