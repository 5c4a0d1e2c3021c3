//! Stories: events in, effects out. The order of announcements is protocol.md E.3's.

mod any_order;
mod books;
mod ending;
mod lifecycle;
mod presenting;
mod resuming;
mod wallets;

use std::rc::Rc;

use super::effect::{Announcement as A, By, Effect, Lapse, Notice, Settlement, SubmissionOutcome};
use super::event::{Event, Readiness};
use super::polling::Serial;
use super::resuming::{Remembered, ReturnPath};
use super::state::{Story, StoryState};
use crate::domain::action::Action;
use crate::domain::amount::Amount;
use crate::domain::channel::Channel;
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::id::{ChannelCode, PaymentRequestId, PaymentSessionId, PaymentTokenId, TokenRequestId};
use crate::domain::offer::offers;
use crate::domain::payment::{
    Created, FailureCode, PaymentEntity, PaymentEntityId, PaymentStatus, Progress, Refusal, Submission,
};
use crate::domain::properties::ChannelProperties;
use crate::domain::session::{Opening, PaymentSession, Purpose, SessionStatus, SessionType};

fn session(status: SessionStatus) -> PaymentSession {
    PaymentSession {
        id: PaymentSessionId::new("ps-1"),
        reference_id: "order-1".into(),
        session_type: SessionType::Pay,
        status,
        mode: "COMPONENTS".into(),
        amount: Amount { value: 125_000.0, currency: "IDR".into() },
        country: "ID".into(),
        locale: "en".into(),
        expires_at: "2026-04-02T03:40:00.000Z".into(),
        allow_save_payment_method: None,
        description: None,
        payment_token_id: None,
        payment_request_id: None,
        origins: None,
    }
}

fn channel(code: &str) -> Channel {
    Channel {
        code: ChannelCode::new(code),
        brand_name: code.into(),
        brand_logo_url: String::new(),
        brand_color: String::new(),
        payment_method_type: None,
        ui_group: "cards".into(),
        allow_save: true,
        min_amount: None,
        max_amount: None,
        form: Vec::new(),
        banner: crate::domain::value::Value::Null,
        instructions: Vec::new(),
        card_brands: Vec::new(),
    }
}

fn opening(status: SessionStatus) -> Box<Opening> {
    let session = Rc::new(session(status));
    let channels = [Rc::new(channel("CARDS")), Rc::new(channel("OTHER"))];
    Box::new(Opening {
        offers: offers(&session, &channels),
        session,
        business_name: None,
        ui_groups: Vec::new(),
        succeeded_channel: None,
    })
}

fn entity(status: PaymentStatus) -> PaymentEntity {
    PaymentEntity {
        id: PaymentEntityId::PaymentRequest(PaymentRequestId::new("pr-1")),
        failure_code: status.is_failure().then(|| FailureCode("CARD_DECLINED".into())),
        status,
        actions: vec![Action::Frame { url: "https://bank.example".into() }],
    }
}

fn created(status: PaymentStatus) -> Created {
    answer(entity(status))
}

fn answer(entity: PaymentEntity) -> Created {
    Created { entity: Rc::new(entity), token_request_id: Some(TokenRequestId::new("t-1")) }
}

fn progress(session_status: SessionStatus, status: Option<PaymentStatus>) -> Box<Progress> {
    let succeeded_channel = (session_status == SessionStatus::Completed).then(|| ChannelCode::new("CARDS"));
    Box::new(Progress {
        session: Rc::new(session(session_status)),
        entity: status.map(entity).map(Rc::new),
        succeeded_channel,
    })
}

fn remembered(return_path: ReturnPath) -> Remembered {
    let channel = Some(ChannelCode::new("OTHER"));
    Remembered { token_request_id: TokenRequestId::new("t-1"), channel, return_path }
}

fn submission() -> Option<Submission> {
    Some(Submission {
        channel: ChannelCode::new("CARDS"),
        properties: ChannelProperties::default(),
        save_payment_method: None,
    })
}

/// Feeds a fresh story one event after another and keeps what came out of the last.
struct Told {
    story: Story,
    effects: Vec<Effect>,
}

impl Told {
    fn ready() -> Self {
        let told = Self { story: Story::default(), effects: Vec::new() };
        told.then(Event::SessionLoaded(opening(SessionStatus::Active), None))
            .then(Event::FormChanged(Readiness::Ready))
    }

    fn submitting() -> Self {
        Self::ready().then(Event::SubmitPressed(submission()))
    }

    fn acting() -> Self {
        let told = Self::submitting();
        let serial = told.serial();
        told.then(Event::PaymentCreated(serial, created(PaymentStatus::RequiresAction)))
    }

    fn serial(&self) -> Serial {
        self.story.serial
    }

    fn then(mut self, event: Event) -> Self {
        self.effects = self.story.step(event);
        self
    }

    fn polled(self, session_status: SessionStatus, status: Option<PaymentStatus>) -> Self {
        let serial = self.serial();
        self.then(Event::PollAnswered(serial, progress(session_status, status)))
    }

    fn announced(&self) -> Vec<A> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Announce(announcement) => Some(announcement.clone()),
                _ => None,
            })
            .collect()
    }

    fn outcome(&self) -> Option<Result<SubmissionOutcome, ErrorCode>> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Settle(Settlement::Submission(outcome)) => Some(match outcome {
                SubmissionOutcome::Failed(failure) => Err(failure.code),
                outcome => Ok(outcome.clone()),
            }),
            _ => None,
        })
    }

    fn does(&self, effect: &Effect) -> bool {
        self.effects.contains(effect)
    }
}

fn ready_again() -> A {
    A::SubmissionReady(ChannelCode::new("CARDS"))
}

fn announced_created(status: PaymentStatus) -> A {
    A::Created(Rc::new(entity(status)))
}

fn discarded(status: PaymentStatus) -> A {
    A::Discarded(Rc::new(entity(status)))
}

#[test]
fn an_active_session_shows_its_first_channel_and_is_announced() {
    let told = Told { story: Story::default(), effects: Vec::new() }
        .then(Event::SessionLoaded(opening(SessionStatus::Active), None));
    assert_eq!(told.announced(), [A::Init]);
    assert!(told.does(&Effect::ShowChoice));
}

#[test]
fn a_session_that_is_over_at_load_settles_at_once() {
    let load = |status| {
        Told { story: Story::default(), effects: Vec::new() }
            .then(Event::SessionLoaded(opening(status), None))
    };
    assert_eq!(load(SessionStatus::Completed).announced(), [A::Init, A::SessionComplete(None)]);
    let expired = load(SessionStatus::Expired);
    assert_eq!(expired.announced(), [A::Init, A::SessionExpiredOrCanceled]);
    assert!(matches!(
        expired.effects.iter().find(|effect| matches!(effect, Effect::Settle(_))),
        Some(Effect::Settle(Settlement::Failed(Failure { code: ErrorCode::SessionExpired, .. })))
    ));
}

#[test]
fn a_session_pending_at_load_is_polled_by_itself() {
    let told = Told { story: Story::default(), effects: Vec::new() }
        .then(Event::SessionLoaded(opening(SessionStatus::Pending), None));
    assert_eq!(told.announced(), [A::Init, A::SessionPending]);
    assert!(told.does(&Effect::Poll(told.serial(), None)));
    let told = told.polled(SessionStatus::Completed, None);
    assert_eq!(told.announced(), [A::SessionNotPending, A::SessionComplete(Some(ChannelCode::new("CARDS")))]);
}

#[test]
fn readiness_is_announced_once_and_again_for_another_channel() {
    let told = Told::ready();
    assert_eq!(told.announced(), [ready_again()]);
    let told = told.then(Event::FormChanged(Readiness::Ready));
    assert_eq!(told.announced(), []);
    let other = ChannelCode::new("OTHER");
    let told =
        told.then(Event::ChannelSelected(Some(other.clone()))).then(Event::FormChanged(Readiness::Ready));
    assert_eq!(told.announced(), [A::SubmissionReady(other)]);
    assert_eq!(told.then(Event::FormChanged(Readiness::NotReady)).announced(), [A::SubmissionNotReady]);
}

#[test]
fn submitting_an_incomplete_form_reveals_what_is_wrong_and_rejects() {
    let told =
        Told::ready().then(Event::FormChanged(Readiness::NotReady)).then(Event::SubmitPressed(submission()));
    assert_eq!(told.outcome(), Some(Err(ErrorCode::NotReady)));
    assert!(told.does(&Effect::ShowProblems));
    assert!(matches!(told.story.state(), StoryState::Choosing));
}

#[test]
fn a_card_field_that_did_not_load_is_announced_once_and_is_what_submit_rejects_with() {
    let broken = Readiness::Broken(Failure::new(ErrorCode::FrameFailed, "the frame did not load"));
    let told = Told::ready().then(Event::FormChanged(broken.clone()));
    assert!(matches!(told.announced().as_slice(), [A::FrameFailed(_), A::SubmissionNotReady]));
    let told = told.then(Event::FormChanged(broken));
    assert_eq!(told.announced(), []);
    assert_eq!(told.then(Event::SubmitPressed(submission())).outcome(), Some(Err(ErrorCode::FrameFailed)));
}

#[test]
fn a_frictionless_payment_completes_without_an_action() {
    let told = Told::submitting();
    assert_eq!(told.announced(), [A::SubmissionNotReady, A::SubmissionBegin]);
    let serial = told.serial();
    let told = told.then(Event::PaymentCreated(serial, created(PaymentStatus::Succeeded)));
    assert_eq!(told.announced(), [announced_created(PaymentStatus::Succeeded)]);
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
    let told = told.polled(SessionStatus::Completed, Some(PaymentStatus::Succeeded));
    let channel = Some(ChannelCode::new("CARDS"));
    let outcome = told.outcome().unwrap().unwrap();
    assert!(matches!(outcome, SubmissionOutcome::Completed(_)));
    assert_eq!(told.announced(), [A::SubmissionEnd(outcome), A::SessionComplete(channel)]);
    assert!(told.does(&Effect::Show(Notice::Completed(Purpose::Paying))));
}

#[test]
fn settlements_come_before_any_announcement() {
    let told = Told::acting().polled(SessionStatus::Completed, Some(PaymentStatus::Succeeded));
    let last = told.effects.iter().rposition(|effect| matches!(effect, Effect::Settle(_))).unwrap();
    let first = told.effects.iter().position(|effect| matches!(effect, Effect::Announce(_))).unwrap();
    assert!(last < first);
}

#[test]
fn a_challenge_is_shown_and_its_end_polled_for_at_once() {
    let told = Told::acting();
    assert_eq!(told.announced(), [announced_created(PaymentStatus::RequiresAction), A::ActionBegin]);
    let told = told.then(Event::ActionCompleted);
    assert_eq!(told.announced(), [], "action-end waits until the gateway agrees");
    assert!(told.does(&Effect::HideAction));
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
    let told = told.polled(SessionStatus::Completed, Some(PaymentStatus::Succeeded));
    let end = A::SubmissionEnd(told.outcome().unwrap().unwrap());
    assert_eq!(told.announced()[..2], [A::ActionEnd, end]);
}

#[test]
fn a_decline_is_an_outcome_and_the_form_can_be_submitted_again() {
    let told = Told::acting().polled(SessionStatus::Active, Some(PaymentStatus::Failed));
    let decline = SubmissionOutcome::Declined(Rc::new(entity(PaymentStatus::Failed)));
    let (discarded, end) = (discarded(PaymentStatus::Failed), A::SubmissionEnd(decline.clone()));
    assert_eq!(told.announced(), [A::ActionEnd, discarded, end, ready_again()]);
    assert_eq!(told.outcome(), Some(Ok(decline)));
    let told = told.then(Event::SubmitPressed(submission()));
    assert_eq!(told.announced(), [A::SubmissionNotReady, A::SubmissionBegin]);
}

#[test]
fn a_decline_in_the_create_answer_never_polls() {
    let told = Told::submitting();
    let serial = told.serial();
    let told = told.then(Event::PaymentCreated(serial, created(PaymentStatus::Failed)));
    assert!(!told.effects.iter().any(|effect| matches!(effect, Effect::Poll(..))));
    let status = PaymentStatus::Failed;
    assert_eq!(told.announced()[..2], [announced_created(status.clone()), discarded(status)]);
}

#[test]
fn a_refusal_is_told_after_the_session_was_asked() {
    let refusal = Refusal { error_code: "CHANNEL_NOT_ACTIVATED".into(), user_message: vec!["No".into()] };
    let told = Told::submitting();
    let serial = told.serial();
    let told = told.then(Event::PaymentRefused(serial, refusal.clone()));
    assert_eq!(told.effects, [Effect::FetchSession]);
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Active)));
    let refused = SubmissionOutcome::Refused(Rc::new(refusal));
    assert_eq!(told.outcome(), Some(Ok(refused.clone())));
    assert_eq!(told.announced(), [A::SubmissionEnd(refused), ready_again()]);
}

#[test]
fn a_refusal_by_an_expired_session_is_that_sessions_end() {
    let refusal = Refusal { error_code: "SESSION_EXPIRED".into(), user_message: Vec::new() };
    let told = Told::submitting();
    let serial = told.serial();
    let told = told
        .then(Event::PaymentRefused(serial, refusal))
        .then(Event::SessionRefreshed(opening(SessionStatus::Expired)));
    assert_eq!(told.outcome(), Some(Ok(SubmissionOutcome::SessionEnded(Lapse::Expired))));
}

#[test]
fn a_create_answer_that_was_lost_is_no_reason_to_charge_twice() {
    let failure = Failure::new(ErrorCode::Network, "offline");
    let told = Told::submitting();
    let serial = told.serial();
    let told = told.then(Event::PaymentUnanswered(serial, failure));
    assert_eq!(told.effects, [Effect::FetchSession]);
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Completed)));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Completed(_)))));
}

#[test]
fn a_create_call_that_nobody_answered_rejects_and_gives_the_form_back() {
    let told = Told::submitting();
    let serial = told.serial();
    let failure = Failure::new(ErrorCode::Network, "offline");
    let told = told.then(Event::PaymentUnanswered(serial, failure.clone())).then(Event::RefreshFailed);
    assert_eq!(told.outcome(), Some(Err(ErrorCode::Network)));
    let end = A::SubmissionEnd(SubmissionOutcome::Failed(failure));
    assert_eq!(told.announced(), [end, ready_again()]);
}

#[test]
fn the_shopper_closing_the_dialog_aborts_the_attempt() {
    let told = Told::acting().then(Event::ActionClosed);
    let aborted = SubmissionOutcome::ActionAborted(By::Shopper);
    let (discarded, end) = (discarded(PaymentStatus::RequiresAction), A::SubmissionEnd(aborted.clone()));
    assert_eq!(told.announced(), [A::ActionEnd, discarded, end, ready_again()]);
    assert_eq!(told.outcome(), Some(Ok(aborted)));
    assert!(told.does(&Effect::FetchSession), "it may have been paid a moment before");
}

#[test]
fn a_payment_that_came_through_after_it_was_called_off_still_completes() {
    let told = Told::acting()
        .then(Event::ActionClosed)
        .then(Event::SessionRefreshed(opening(SessionStatus::Completed)));
    assert!(told.effects.iter().any(|effect| matches!(effect, Effect::Settle(Settlement::Completed(..)))));
}

#[test]
fn the_merchant_aborting_while_creating_cancels_the_request() {
    let told = Told::submitting().then(Event::AbortRequested);
    let aborted = SubmissionOutcome::RequestAborted;
    assert_eq!(told.announced(), [A::SubmissionEnd(aborted.clone()), ready_again()]);
    assert_eq!(told.outcome(), Some(Ok(aborted)));
    assert!(told.does(&Effect::CancelCreate));
}

#[test]
fn an_answer_to_an_attempt_that_was_called_off_changes_nothing() {
    let told = Told::submitting();
    let serial = told.serial();
    let told = told
        .then(Event::AbortRequested)
        .then(Event::PaymentCreated(serial, created(PaymentStatus::RequiresAction)));
    assert_eq!(told.effects, []);
    assert!(matches!(told.story.state(), StoryState::Choosing));
}

#[test]
fn expiry_while_the_dialog_is_open_closes_it_and_ends_everything() {
    let told = Told::acting().polled(SessionStatus::Expired, None);
    let ended = SubmissionOutcome::SessionEnded(Lapse::Expired);
    let (discarded, end) = (discarded(PaymentStatus::RequiresAction), A::SubmissionEnd(ended.clone()));
    assert_eq!(told.announced(), [A::ActionEnd, discarded, end, A::SessionExpiredOrCanceled]);
    assert!(told.does(&Effect::HideAction));
    assert_eq!(told.outcome(), Some(Ok(ended)));
}

#[test]
fn an_action_nobody_can_show_ends_the_attempt_and_leaves_the_session_usable() {
    let told = Told::submitting();
    let serial = told.serial();
    let mut entity = entity(PaymentStatus::RequiresAction);
    entity.actions = vec![Action::Unsupported("API_POST_REQUEST/VALIDATE_OTP".into())];
    let told = told.then(Event::PaymentCreated(serial, answer(entity)));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Unsupported(_)))));
    assert!(matches!(told.story.state(), StoryState::Choosing));
}

#[test]
fn an_unknown_status_is_polled_through_and_logged_by_name() {
    let told = Told::submitting();
    let serial = told.serial();
    let told = told.then(Event::PaymentCreated(serial, created(PaymentStatus::Unknown("WEIRD".into()))));
    assert!(
        told.effects.iter().any(|effect| matches!(effect, Effect::Warn(text) if text.ends_with("WEIRD")))
    );
    assert!(matches!(told.story.state(), StoryState::Submitting(_)));
}
