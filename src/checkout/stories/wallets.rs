//! Wallets of the browser's: paid with past the form.

use super::*;

fn given() -> Event {
    Event::WalletAnswered(Ok(submission().unwrap()))
}

fn failed() -> (Event, Refusal) {
    let refusal = Refusal { error_code: "GOOGLE_PAY_INTERNAL_ERROR".into(), user_message: Vec::new() };
    (Event::WalletAnswered(Err(refusal.clone())), refusal)
}

#[test]
fn what_a_wallet_gives_is_submitted_whatever_the_form_says() {
    let told = Told::ready().then(Event::FormChanged(Readiness::NotReady)).then(given());
    assert_eq!(told.announced(), [A::SubmissionBegin]);
    let create = Effect::CreatePayment(told.serial(), Purpose::Paying, submission().unwrap());
    assert!(told.does(&create));
}

#[test]
fn a_form_that_was_ready_is_not_while_a_wallet_pays() {
    assert_eq!(Told::ready().then(given()).announced(), [A::SubmissionNotReady, A::SubmissionBegin]);
}

#[test]
fn a_wallet_that_fails_ends_an_attempt_that_was_never_made() {
    let (event, refusal) = failed();
    let told = Told::ready().then(event);
    let refused = SubmissionOutcome::Refused(Rc::new(refusal));
    assert_eq!(
        told.announced(),
        [A::SubmissionNotReady, A::SubmissionBegin, A::SubmissionEnd(refused), ready_again()]
    );
    assert!(matches!(told.story.state(), StoryState::Choosing));
    assert!(!told.effects.iter().any(|effect| matches!(effect, Effect::CreatePayment(..))));
}

#[test]
fn what_a_wallet_says_during_an_attempt_comes_too_late() {
    for told in [Told::submitting(), Told::acting()] {
        let told = told.then(given()).then(failed().0);
        assert_eq!(told.effects, []);
        assert!(told.then(given()).effects.is_empty());
    }
}
