//! Whatever happens, in whatever order: promises settle once, the end is the end, nothing is paid twice, and what was
//! opened is closed. An observer who knows effects only keeps the books.

use proptest::prelude::*;

use super::books::Books;
use super::*;
use crate::domain::action::{Descriptor, Presentation};
use crate::domain::value::Value;

fn any_session_status() -> impl Strategy<Value = SessionStatus> {
    prop_oneof![
        6 => Just(SessionStatus::Active),
        1 => Just(SessionStatus::Pending),
        1 => Just(SessionStatus::Completed),
        1 => Just(SessionStatus::Expired),
        1 => Just(SessionStatus::Canceled),
        1 => Just(SessionStatus::Unknown("NEW".into())),
    ]
}

fn any_payment_status() -> impl Strategy<Value = PaymentStatus> {
    prop_oneof![
        3 => Just(PaymentStatus::RequiresAction),
        1 => Just(PaymentStatus::Pending),
        1 => Just(PaymentStatus::Succeeded),
        1 => Just(PaymentStatus::Failed),
        1 => Just(PaymentStatus::Canceled),
        1 => Just(PaymentStatus::Unknown("NEW".into())),
    ]
}

fn any_actions() -> impl Strategy<Value = Vec<Action>> {
    let presented = Presentation { descriptor: Descriptor::QrString, account: Value::Null };
    prop_oneof![
        3 => Just(vec![Action::Frame { url: "https://bank.example".into() }]),
        1 => Just(vec![Action::Redirect { url: "https://wallet.example".into() }]),
        1 => Just(vec![Action::Present(presented)]),
        1 => Just(vec![Action::Unsupported("API_POST_REQUEST/VALIDATE_OTP".into())]),
        1 => Just(Vec::new()),
    ]
}

fn any_remembered() -> impl Strategy<Value = Remembered> {
    prop_oneof![Just(ReturnPath::Sent), Just(ReturnPath::OwnWay)].prop_map(remembered)
}

/// What the gateway says of an attempt: whose it is, the story's teller knows.
type Account = (PaymentStatus, Vec<Action>);

/// An event without its serial and the attempt's id: the teller puts them in.
#[derive(Debug, Clone)]
enum Happening {
    Plain(Event),
    Created(Account),
    Refused,
    Unanswered,
    PollDue,
    Polled(SessionStatus, Option<Account>),
    PollFailed,
    AttemptUnknown,
}

/// With whether it is in time; what is not carries an old serial.
fn any_happening() -> impl Strategy<Value = (Happening, bool)> {
    let plain = prop_oneof![
        4 => any_session_status().prop_map(|status| Event::SessionRefreshed(opening(status))),
        1 => Just(Event::RefreshFailed),
        1 => Just(Event::ExpiryNear),
        1 => Just(Event::ExpiryReached),
        1 => Just(Event::PageHidden),
        1 => Just(Event::PageSeen),
        1 => Just(Event::PageRestored),
        1 => Just(Event::ChannelSelected(None)),
        1 => (0..3_usize).prop_map(Event::GroupPressed),
        1 => (0..3_usize).prop_map(Event::OfferChosen),
        1 => any::<bool>().prop_map(Event::SavingWished),
        1 => Just(Event::ChannelSelected(Some(ChannelCode::new("CARDS")))),
        1 => Just(Event::FormChanged(Readiness::NotReady)),
        1 => Just(Event::PollRequested),
        1 => Just(Event::ActionCompleted),
        2 => Just(Event::ActionClosed),
        1 => Just(Event::ActionUnavailable),
        2 => Just(Event::AbortRequested),
    ];
    let account = || (any_payment_status(), any_actions());
    let polled = (any_session_status(), prop::option::of(account()));
    let happening = prop_oneof![
        4 => plain.prop_map(Happening::Plain),
        3 => Just(Happening::Plain(Event::FormChanged(Readiness::Ready))),
        4 => Just(Happening::Plain(Event::SubmitPressed(submission()))),
        4 => account().prop_map(Happening::Created),
        1 => Just(Happening::Plain(Event::WalletAnswered(Ok(submission().unwrap())))),
        1 => Just(Happening::Plain(Event::WalletAnswered(Err(refusal())))),
        1 => Just(Happening::Refused),
        1 => Just(Happening::Unanswered),
        1 => Just(Happening::PollDue),
        4 => polled.prop_map(|(session, payment)| Happening::Polled(session, payment)),
        1 => Just(Happening::PollFailed),
        1 => Just(Happening::AttemptUnknown),
    ];
    (happening, prop::bool::weighted(0.9))
}

fn refusal() -> Refusal {
    Refusal { error_code: "NO".into(), user_message: Vec::new() }
}

fn any_happenings() -> impl Strategy<Value = Vec<(Happening, bool)>> {
    prop::collection::vec(any_happening(), 0..60)
}

/// Hears of each event that is in time, of what comes of it, and of where the story stands then.
type Audience<'a> = dyn FnMut(Option<&Event>, &[Effect], &Story) -> Result<(), TestCaseError> + 'a;

/// Tells a story of happenings.
fn tell(
    happenings: Vec<(Happening, bool)>,
    remembered: Option<Remembered>,
    audience: &mut Audience<'_>,
) -> Result<(), TestCaseError> {
    let mut story = Story::default();
    let mut attempts = 0;
    let loaded = Event::SessionLoaded(opening(SessionStatus::Active), remembered);
    let effects = story.step(loaded.clone());
    let mut is_waiting = false;
    audience(Some(&loaded), &effects, &story)?;
    for (happening, is_in_time) in happenings {
        let is_plain = matches!(happening, Happening::Plain(_));
        // A timer goes off once, if it was set.
        let is_due = matches!(happening, Happening::PollDue);
        let is_in_time = is_in_time && (!is_due || is_waiting);
        let serial = if is_in_time { story.serial } else { Serial::default() };
        let event = event(happening, serial, attempts);
        let effects = story.step(event.clone());
        is_waiting &= !is_due;
        for effect in &effects {
            match effect {
                Effect::PollAfter(..) => is_waiting = true,
                Effect::StopPolling | Effect::StopEverything => is_waiting = false,
                _ => {}
            }
        }
        attempts += effects.iter().filter(|effect| matches!(effect, Effect::CreatePayment(..))).count();
        audience((is_plain || is_in_time).then_some(&event), &effects, &story)?;
    }
    let effects = story.step(Event::Unmounted);
    audience(Some(&Event::Unmounted), &effects, &story)
}

fn event(happening: Happening, serial: Serial, attempt: usize) -> Event {
    let told = |(status, actions)| PaymentEntity { actions, ..token(attempt, status) };
    match happening {
        Happening::Plain(event) => event,
        Happening::Created(account) => Event::PaymentCreated(serial, answer(told(account))),
        Happening::Refused => Event::PaymentRefused(serial, refusal()),
        Happening::Unanswered => Event::PaymentUnanswered(serial, Failure::new(ErrorCode::Network, "")),
        Happening::PollDue => Event::PollDue(serial),
        Happening::Polled(session, account) => {
            let entity = account.map(told).map(Rc::new);
            Event::PollAnswered(serial, Box::new(Progress { entity, ..*progress(session, None) }))
        }
        Happening::PollFailed => Event::PollFailed(serial),
        Happening::AttemptUnknown => Event::AttemptUnknown(serial),
    }
}

fn token(attempt: usize, status: PaymentStatus) -> PaymentEntity {
    PaymentEntity { id: PaymentEntityId::PaymentToken(token_id(attempt)), ..entity(status) }
}

fn token_id(attempt: usize) -> PaymentTokenId {
    PaymentTokenId::new(format!("pt-{attempt}"))
}

fn is_ended(story: &Story) -> bool {
    matches!(story.state(), StoryState::Ended(_))
}

/// What a careful observer knows of the attempt created last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// There is none that could still be paid.
    Nothing,
    /// The gateway was asked to create it, or has created it.
    Open,
    /// It was given up, and may have been paid all the same.
    Unsure,
}

impl Fate {
    fn after(self, event: Option<&Event>, effects: &[Effect]) -> Result<Self, TestCaseError> {
        let told = match event {
            Some(Event::SessionRefreshed(opening)) => Some(&opening.session),
            Some(Event::PollAnswered(_, progress)) => Some(&progress.session),
            _ => None,
        };
        let is_sure = told.is_some_and(|session| session.status.is_open());
        let mut fate = if self == Self::Unsure && is_sure { Self::Nothing } else { self };
        for effect in effects {
            match effect {
                Effect::CreatePayment(..) => {
                    prop_assert_eq!(fate, Self::Nothing, "created while another may be paid");
                    fate = Self::Open;
                }
                Effect::Announce(A::SubmissionEnd(outcome)) if fate == Self::Open => {
                    fate = match outcome {
                        SubmissionOutcome::RequestAborted | SubmissionOutcome::ActionAborted(_) => {
                            Self::Unsure
                        }
                        // The session was asked, or could not be.
                        SubmissionOutcome::Failed(_)
                            if !matches!(event, Some(Event::SessionRefreshed(_))) =>
                        {
                            Self::Unsure
                        }
                        _ => Self::Nothing,
                    };
                }
                _ => {}
            }
        }
        Ok(fate)
    }
}

proptest! {
    // Seven of them: each a part of proptest's usual number.
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn completion_and_saved_token_settle_exactly_once(
        happenings in any_happenings(),
        remembered in prop::option::weighted(0.2, any_remembered()),
    ) {
        let mut settled = 0;
        tell(happenings, remembered, &mut |_, effects, story| {
            for effect in effects {
                settled += i32::from(matches!(effect, Effect::Settle(Settlement::Completed(_) | Settlement::Failed(_))));
            }
            prop_assert_eq!(settled, i32::from(is_ended(story)));
            Ok(())
        })?;
    }

    #[test]
    fn every_submit_settles_exactly_once(
        happenings in any_happenings(),
        remembered in prop::option::weighted(0.2, any_remembered()),
    ) {
        // Nobody waits for an attempt that is picked up, or that a wallet began: neither has begun by `submit()`.
        let mut open = i32::from(remembered.is_some());
        tell(happenings, remembered, &mut |event, effects, story| {
            let is_wallet = matches!(event, Some(Event::WalletAnswered(_)));
            let begins = effects.contains(&Effect::Announce(A::SubmissionBegin));
            open += i32::from(matches!(event, Some(Event::SubmitPressed(_))) || is_wallet && begins);
            for effect in effects {
                open -= i32::from(matches!(effect, Effect::Settle(Settlement::Submission(_))));
            }
            // A page that is being left has said so already, and may come back to tell more.
            prop_assert!(open <= 1 && (open <= 0 || story.is_attempting()), "a submission was forgotten");
            open = open.max(0);
            Ok(())
        })?;
    }

    #[test]
    fn nothing_is_shown_polled_or_announced_after_the_end(happenings in any_happenings()) {
        let mut was_ended = false;
        tell(happenings, None, &mut |event, effects, story| {
            let is_answered = matches!(event, Some(Event::SubmitPressed(_)));
            prop_assert!(!was_ended || effects.len() == usize::from(is_answered), "after the end: {effects:?}");
            let is_rejection = |effect: &Effect| matches!(effect, Effect::Settle(Settlement::Submission(_)));
            prop_assert!(!was_ended || effects.iter().all(is_rejection), "after the end: {effects:?}");
            was_ended = is_ended(story);
            Ok(())
        })?;
    }

    #[test]
    fn whatever_is_opened_is_closed_and_nothing_is_opened_twice(
        happenings in any_happenings(),
        remembered in prop::option::weighted(0.2, any_remembered()),
    ) {
        let mut books = Books::default();
        tell(happenings, remembered, &mut |event, effects, story| {
            books.hear(event);
            for effect in effects {
                books.enter(effect);
                let open =
                    [books.dialogs, books.actions, books.attempts, books.questions, books.creations];
                prop_assert!(open.iter().all(|open| (0..=1).contains(open)), "{books:?} after {effect:?}");
            }
            let is_unmounted = matches!(event, Some(Event::Unmounted));
            let is_acting = matches!(story.state(), StoryState::Acting(..));
            prop_assert!(is_acting || books.dialogs == 0, "a dialog was left open");
            prop_assert!(is_unmounted || books.actions == i32::from(is_acting));
            prop_assert!(is_unmounted || books.attempts == i32::from(story.is_attempting()));
            prop_assert!(!is_ended(story) || !books.is_polling && !books.is_fetching, "the end asks");
            prop_assert!(story.is_attempting() || books.creations == 0, "an attempt is created for nobody");
            prop_assert!(!is_ended(story) || !books.is_looking_at_the_clock, "the end waits for a time");
            prop_assert!(is_unmounted || story.is_attempting() || !books.is_remembered, "not forgotten");
            Ok(())
        })?;
    }

    #[test]
    fn what_is_shown_fits_where_the_story_stands(
        happenings in any_happenings(),
        remembered in prop::option::weighted(0.2, any_remembered()),
    ) {
        let mut books = Books::default();
        tell(happenings, remembered, &mut |event, effects, story| {
            effects.iter().for_each(|effect| books.enter(effect));
            let has_way_out = books.notice == Some(Notice::Unconfirmed);
            let fits = match story.state() {
                StoryState::Loading => books.notice.is_none(),
                StoryState::Choosing => matches!(books.notice, None | Some(Notice::Form)),
                StoryState::Submitting(_) => {
                    matches!(books.notice, Some(Notice::Submitting | Notice::Confirming))
                        || has_way_out && story.awaits_word()
                }
                StoryState::Acting(..) => {
                    books.dialogs == 1
                        || matches!(books.notice, Some(Notice::Submitting | Notice::Confirming))
                        || has_way_out
                }
                StoryState::Pending(_) => books.notice == Some(Notice::Pending),
                StoryState::Ended(_) => {
                    matches!(event, Some(Event::Unmounted))
                        || matches!(
                            books.notice,
                            Some(Notice::Completed(_) | Notice::Expired | Notice::Canceled)
                        )
                }
            };
            prop_assert!(fits, "{:?} is shown while the story is {}", books.notice, story.state().as_str());
            Ok(())
        })?;
    }

    #[test]
    fn no_order_of_events_pays_twice(
        happenings in any_happenings(),
        remembered in prop::option::weighted(0.2, any_remembered()),
    ) {
        let mut fate = if remembered.is_some() { Fate::Open } else { Fate::Nothing };
        tell(happenings, remembered, &mut |event, effects, _| {
            fate = fate.after(event, effects)?;
            Ok(())
        })?;
    }

    #[test]
    fn a_token_that_was_discarded_is_never_reported_as_saved(happenings in any_happenings()) {
        let mut discarded = Vec::new();
        tell(happenings, None, &mut |_, effects, _| {
            // Settlements come before announcements: what this very step discards counts too.
            for effect in effects {
                if let Effect::Announce(A::Discarded(entity)) = effect {
                    discarded.push(entity.id.clone());
                }
            }
            for effect in effects {
                if let Effect::Settle(Settlement::Completed(completion)) = effect {
                    let saved = completion.payment_token_id.clone().map(PaymentEntityId::PaymentToken);
                    prop_assert!(saved.is_none_or(|saved| !discarded.contains(&saved)));
                }
            }
            Ok(())
        })?;
    }
}
