//! Away to another page, and back.

use super::*;

fn redirecting() -> PaymentEntity {
    let actions = vec![Action::Redirect { url: "https://wallet.example".into() }];
    PaymentEntity { actions, ..entity(PaymentStatus::RequiresAction) }
}

fn left() -> Told {
    let told = Told::submitting();
    let serial = told.serial();
    told.then(Event::PaymentCreated(serial, answer(redirecting())))
}

fn resumed(return_path: ReturnPath) -> Told {
    Told { story: Story::default(), effects: Vec::new() }
        .then(Event::SessionLoaded(opening(SessionStatus::Active), Some(remembered(return_path))))
}

fn still_waiting(told: Told) -> Told {
    let serial = told.serial();
    let progress =
        Progress { entity: Some(Rc::new(redirecting())), ..*progress(SessionStatus::Active, None) };
    told.then(Event::PollAnswered(serial, Box::new(progress)))
}

#[test]
fn an_attempt_is_remembered_before_the_page_is_left() {
    let told = left();
    let remembered =
        Remembered { channel: Some(ChannelCode::new("CARDS")), ..remembered(ReturnPath::OwnWay) };
    let place = |wanted: &Effect| told.effects.iter().position(|effect| effect == wanted).unwrap();
    let redirect = Effect::Redirect("https://wallet.example".into());
    assert!(place(&Effect::Remember(remembered)) < place(&redirect));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Redirecting))));
}

#[test]
fn a_page_that_is_opened_again_picks_the_attempt_up() {
    let told = resumed(ReturnPath::Sent);
    assert_eq!(told.announced(), [A::Init, A::SubmissionResume]);
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
    let told = told.polled(SessionStatus::Completed, Some(PaymentStatus::Succeeded));
    assert!(told.does(&Effect::Forget));
    let Some(Ok(SubmissionOutcome::Completed(completion))) = told.outcome() else { panic!("not completed") };
    assert_eq!(completion.channel_code, Some(ChannelCode::new("CARDS")), "the gateway's word goes first");
}

#[test]
fn a_decline_on_the_other_page_is_told_and_forgotten() {
    let told = resumed(ReturnPath::Sent).polled(SessionStatus::Active, Some(PaymentStatus::Failed));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Declined(_)))));
    assert!(told.does(&Effect::Forget));
    assert!(matches!(told.story.state(), StoryState::Choosing));
}

#[test]
fn who_was_sent_back_before_the_gateway_knows_waits_and_is_not_sent_away_again() {
    let told = still_waiting(resumed(ReturnPath::Sent));
    assert!(matches!(told.effects.as_slice(), [Effect::PollAfter(..)]), "{:?}", told.effects);
}

fn waiting_in_vain(told: Told) -> Told {
    let due = Event::PollDue(told.serial());
    still_waiting(still_waiting(told).then(due))
}

#[test]
fn who_waits_for_the_gateway_in_vain_is_shown_a_way_out_once() {
    let told = waiting_in_vain(resumed(ReturnPath::Sent));
    assert!(told.does(&Effect::Show(Notice::Unconfirmed)));
    let told = still_waiting(told);
    assert!(!told.does(&Effect::Show(Notice::Unconfirmed)), "it is there already");
}

#[test]
fn a_gateway_that_cannot_be_reached_after_the_return_is_waited_for_in_vain_too() {
    let told = resumed(ReturnPath::Sent);
    let serial = told.serial();
    let told =
        told.then(Event::PollFailed(serial)).then(Event::PollDue(serial)).then(Event::PollFailed(serial));
    assert!(told.does(&Effect::Show(Notice::Unconfirmed)));
}

#[test]
fn an_attempt_of_another_sessions_that_the_pages_address_names_gives_the_form_at_once() {
    let told = resumed(ReturnPath::Sent);
    let serial = told.serial();
    let told = told.then(Event::AttemptUnknown(serial));
    assert_eq!(told.outcome(), Some(Ok(SubmissionOutcome::ActionAborted(By::Shopper))));
    assert!(told.does(&Effect::Forget) && told.does(&Effect::Show(Notice::Form)));
    assert!(matches!(told.story.state(), StoryState::Choosing));
}

#[test]
fn an_attempt_made_here_that_the_gateway_does_not_know_yet_is_asked_about_again() {
    let told = Told::acting();
    let serial = told.serial();
    let told = told.then(Event::AttemptUnknown(serial));
    assert!(matches!(told.effects.as_slice(), [Effect::PollAfter(..)]), "{:?}", told.effects);
}

#[test]
fn whoever_takes_the_way_out_gets_the_form_back_and_a_payment_made_after_all_still_completes() {
    let told = waiting_in_vain(resumed(ReturnPath::Sent)).then(Event::ActionClosed);
    let aborted = SubmissionOutcome::ActionAborted(By::Shopper);
    assert_eq!(told.outcome(), Some(Ok(aborted.clone())));
    assert_eq!(told.announced(), [A::SubmissionEnd(aborted)]);
    assert!(told.does(&Effect::Forget) && told.does(&Effect::Show(Notice::Form)));
    let told = told.then(Event::SessionRefreshed(opening(SessionStatus::Completed)));
    assert!(told.effects.iter().any(|effect| matches!(effect, Effect::Settle(Settlement::Completed(..)))));
}

#[test]
fn the_way_out_is_there_too_when_the_frame_says_it_is_done_and_the_gateway_does_not() {
    let told = Told::acting().then(Event::ActionCompleted);
    let due = Event::PollDue(told.serial());
    let told = told.polled(SessionStatus::Active, Some(PaymentStatus::RequiresAction)).then(due);
    let told = told.polled(SessionStatus::Active, Some(PaymentStatus::RequiresAction));
    assert!(told.does(&Effect::Show(Notice::Unconfirmed)));
    assert_eq!(
        told.then(Event::ActionClosed).outcome(),
        Some(Ok(SubmissionOutcome::ActionAborted(By::Shopper)))
    );
}

#[test]
fn a_payment_the_gateway_is_at_has_no_way_out_any_more() {
    let told = waiting_in_vain(resumed(ReturnPath::Sent));
    let told = told.polled(SessionStatus::Active, Some(PaymentStatus::Pending));
    assert!(told.does(&Effect::Show(Notice::Submitting)));
    assert_eq!(told.then(Event::ActionClosed).effects, []);
}

#[test]
fn who_came_back_by_themselves_gets_the_form_back() {
    let told = still_waiting(resumed(ReturnPath::OwnWay));
    assert_eq!(told.outcome(), Some(Ok(SubmissionOutcome::ActionAborted(By::Shopper))));
    assert!(told.does(&Effect::Forget) && told.does(&Effect::FetchSession));
}

#[test]
fn a_page_restored_as_it_was_left_asks_and_gives_the_form_back() {
    let told = left().then(Event::PageRestored);
    assert!(told.does(&Effect::Poll(told.serial(), Some(TokenRequestId::new("t-1")))));
    let told = still_waiting(told);
    assert!(told.announced().contains(&A::ActionEnd));
    assert!(matches!(told.story.state(), StoryState::Choosing));
}

#[test]
fn a_page_restored_after_the_payment_completes() {
    let told =
        left().then(Event::PageRestored).polled(SessionStatus::Completed, Some(PaymentStatus::Succeeded));
    assert!(matches!(told.outcome(), Some(Ok(SubmissionOutcome::Completed(_)))));
}

#[test]
fn an_attempt_of_a_session_that_is_over_is_forgotten() {
    let told = Told { story: Story::default(), effects: Vec::new() }
        .then(Event::SessionLoaded(opening(SessionStatus::Expired), Some(remembered(ReturnPath::Sent))));
    assert!(told.does(&Effect::Forget));
    assert!(!told.announced().contains(&A::SubmissionResume));
}
