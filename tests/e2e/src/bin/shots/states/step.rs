//! What brings a checkout to a state, step by step: what the shopper, the merchant or the sandbox does.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::merchant::Merchant;
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Requests to addresses with this in it are answered late.
    Slow(&'static str),
    /// Requests to addresses with this in it go wrong.
    Broken(&'static str),
    /// The merchant's page has loaded Google's script.
    Google,
    /// The merchant mounts, and waits for it.
    Mount,
    /// The merchant mounts, and does not wait.
    BeginToMount,
    /// Every card field can be typed in.
    Ready,
    /// A card field cannot be loaded.
    FieldFails,
    /// The shopper fills in everything.
    FillIn(Card),
    /// The shopper opens the list of test cards.
    OpenTestCards,
    /// The shopper opens this group of the picker.
    Open(&'static str),
    /// The shopper chooses this of the open group.
    Choose(&'static str),
    /// The shopper answers the form's only question.
    Answer(&'static str),
    /// The shopper wants to save what is paid with.
    Save,
    /// The merchant shows what is not filled in yet.
    ShowProblems,
    /// The merchant cancels the session.
    Cancel,
    /// The session's time runs out.
    Expire,
    /// The merchant submits.
    Submit,
    /// There is something to pay elsewhere with.
    Presented,
    /// The bank asks for its code.
    Asked,
    /// The shopper gives the bank this code, and it is the end of the attempt.
    Fail(&'static str),
    /// The shopper presses this button of the bank's.
    Press(&'static str),
    /// Something of this tone is said over the form.
    Says(&'static str),
    /// There is a button for whoever will not wait.
    WayOut,
    /// The payment waits for somebody else.
    Pending,
    /// Something that matches is seen.
    Seen(&'static str),
}

/// Takes one.
pub(super) async fn take_step(step: Step, stage: &Stage, merchant: &Merchant, options: &Value) -> Result<()> {
    let form = merchant.form("payment");
    match step {
        Step::Slow(path) => {
            stage.sandbox.go_wrong(json!({ "path": path, "fault": "delay", "delay_ms": 30_000 })).await
        }
        Step::Broken(path) => {
            stage.sandbox.go_wrong(json!({ "path": path, "fault": "status", "times": 12 })).await
        }
        Step::Google => stage.window().run(include_str!("../../../google.js"), Vec::new()).await.map(drop),
        Step::Mount => merchant.mounts("payment", options.clone()).await?.fulfilled().map(drop),
        Step::BeginToMount => merchant.begins_to_mount("payment", options.clone()).await,
        Step::Ready => form.is_ready().await,
        Step::FieldFails => form.failed_field().await.map(drop),
        Step::FillIn(card) => form.fill_in(&card).await,
        Step::OpenTestCards => form.open_test_cards().await,
        Step::Open(group) => form.open_group(group).await,
        Step::Choose(channel) => form.choose(channel).await,
        Step::Answer(answer) => form.answer_the_only_question(answer).await,
        Step::Save => form.tick_saving().await,
        Step::ShowProblems => merchant.shows_validation_errors("payment").await,
        Step::Cancel => stage.sandbox.cancel_session().await,
        Step::Expire => stage.sandbox.let_half_an_hour_pass().await,
        Step::Submit => merchant.submits("payment").await,
        Step::Presented => form.presentation().await.map(drop),
        Step::Asked => form.bank_dialog().await?.asks_for_a_code().await,
        Step::Fail(code) => {
            form.bank_dialog().await?.answer(code).await?;
            merchant.outcome("payment").await?.fulfilled()?;
            form.is_idle().await
        }
        Step::Press(button) => form.bank_dialog().await?.presses(button).await,
        Step::Says(tone) => form.says(tone).await.map(drop),
        Step::WayOut => form.has_a_way_out().await,
        Step::Pending => merchant.hears("payment", "session-pending").await,
        Step::Seen(css) => stage.window().find(css).await.map(drop),
    }
}
