//! Whatever happens, in whatever order: promises settle once, the end is the end, nothing is charged twice at once.

use proptest::prelude::*;

use super::*;

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
        Just(PaymentStatus::RequiresAction),
        Just(PaymentStatus::Pending),
        Just(PaymentStatus::Succeeded),
        Just(PaymentStatus::Failed),
        Just(PaymentStatus::Canceled),
        Just(PaymentStatus::Unknown("NEW".into())),
    ]
}

fn any_remembered() -> impl Strategy<Value = Remembered> {
    prop_oneof![Just(ReturnPath::Sent), Just(ReturnPath::OwnWay)].prop_map(remembered)
}

/// An event without its serial: the story's present one is put in, or one that is out of date.
#[derive(Debug, Clone)]
enum Happening {
    Plain(Event),
    Created(PaymentStatus),
    Refused,
    Unanswered,
    PollDue,
    Polled(SessionStatus, Option<PaymentStatus>),
    PollFailed,
}

fn any_happening() -> impl Strategy<Value = (Happening, bool)> {
    let plain = prop_oneof![
        any_session_status().prop_map(|status| Event::SessionRefreshed(opening(status))),
        Just(Event::RefreshFailed),
        Just(Event::ExpiryNear),
        Just(Event::ExpiryReached),
        Just(Event::PageHidden),
        Just(Event::PageSeen),
        Just(Event::PageRestored),
        Just(Event::SimulationRequested),
        Just(Event::Simulated),
        Just(Event::ChannelSelected(None)),
        (0..3_usize).prop_map(Event::GroupPressed),
        (0..3_usize).prop_map(Event::OfferChosen),
        any::<bool>().prop_map(Event::SavingWished),
        Just(Event::ChannelSelected(Some(ChannelCode::new("CARDS")))),
        Just(Event::FormChanged(Readiness::NotReady)),
        Just(Event::PollRequested),
        Just(Event::ActionCompleted),
        Just(Event::ActionClosed),
        Just(Event::AbortRequested),
    ];
    let happening = prop_oneof![
        4 => plain.prop_map(Happening::Plain),
        3 => Just(Happening::Plain(Event::FormChanged(Readiness::Ready))),
        4 => Just(Happening::Plain(Event::SubmitPressed(submission()))),
        4 => any_payment_status().prop_map(Happening::Created),
        1 => Just(Happening::Refused),
        1 => Just(Happening::Unanswered),
        1 => Just(Happening::PollDue),
        4 => (any_session_status(), prop::option::of(any_payment_status())).prop_map(|(s, p)| Happening::Polled(s, p)),
        1 => Just(Happening::PollFailed),
    ];
    (happening, prop::bool::weighted(0.9))
}

fn event(happening: Happening, serial: Serial) -> Event {
    match happening {
        Happening::Plain(event) => event,
        Happening::Created(status) => Event::PaymentCreated(serial, created(status)),
        Happening::Refused => {
            Event::PaymentRefused(serial, Refusal { error_code: "NO".into(), user_message: Vec::new() })
        }
        Happening::Unanswered => Event::PaymentUnanswered(serial, Failure::new(ErrorCode::Network, "")),
        Happening::PollDue => Event::PollDue(serial),
        Happening::Polled(session, payment) => Event::PollAnswered(serial, progress(session, payment)),
        Happening::PollFailed => Event::PollFailed(serial),
    }
}

proptest! {
    #[test]
    fn every_promise_settles_exactly_once_and_nothing_follows_the_end(
        happenings in prop::collection::vec(any_happening(), 0..60),
        remembered in prop::option::weighted(0.2, any_remembered()),
    ) {
        let mut story = Story::default();
        let is_resumed = remembered.is_some();
        story.step(Event::SessionLoaded(opening(SessionStatus::Active), remembered));
        // Nobody waits for an attempt that is picked up: it has begun without `submit()`.
        let (mut open_submissions, mut completions, mut creating, mut shown) =
            (i32::from(is_resumed), 0, i32::from(is_resumed), 0_i32);
        let mut actions = 0_i32;
        let stale = Serial::default();
        for (happening, is_current) in happenings {
            let was_ended = matches!(story.state(), StoryState::Ended(_));
            let is_submit = matches!(happening, Happening::Plain(Event::SubmitPressed(_)));
            let is_simulation = matches!(happening, Happening::Plain(Event::SimulationRequested));
            open_submissions += i32::from(is_submit);
            let serial = if is_current { story.serial } else { stale };
            let effects = story.step(event(happening, serial));
            let is_asked = is_submit || is_simulation;
            prop_assert!(!was_ended || effects.len() == usize::from(is_asked), "after the end: {effects:?}");
            for effect in &effects {
                match effect {
                    Effect::Settle(Settlement::Submission(_)) => open_submissions -= 1,
                    Effect::Settle(Settlement::Simulation(_)) => {}
                    Effect::Settle(_) => completions += 1,
                    Effect::CreatePayment(..) => creating += 1,
                    Effect::ShowAction(_) => shown += 1,
                    Effect::HideAction => shown = 0,
                    Effect::Announce(A::ActionBegin) => actions += 1,
                    Effect::Announce(A::ActionEnd) => actions -= 1,
                    Effect::Announce(A::SubmissionEnd(_)) => creating -= 1,
                    _ => {}
                }
                prop_assert!((0..=1).contains(&creating), "two attempts at once");
                prop_assert!((0..=1).contains(&shown), "two dialogs at once");
                prop_assert!((0..=1).contains(&actions), "action-begin and action-end must alternate");
            }
            prop_assert!(open_submissions == 0 || story.is_attempting(), "a submission was forgotten");
            prop_assert!(!story.is_attempting() || creating == 1);
            prop_assert_eq!(completions, i32::from(matches!(story.state(), StoryState::Ended(_))));
        }
        story.step(Event::Unmounted);
        prop_assert!(matches!(story.state(), StoryState::Ended(_)));
    }
}
