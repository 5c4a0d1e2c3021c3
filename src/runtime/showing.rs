//! What the story wants shown, given to those who draw it.

use web_sys::Url;

use super::{Exhibit, Runtime};
use crate::checkout::{Notice, Story};
use crate::dom::{CardFrames, Tone, View};
use crate::domain::action::{Action, Descriptor};
use crate::domain::id::ChannelCode;
use crate::domain::session::Purpose;
use crate::json;
use crate::locale::Text;

impl Runtime {
    pub(super) fn show(&self, view: &View, notice: Notice) {
        match notice {
            Notice::Form => view.show_form(),
            Notice::Submitting => view.rest(match self.ask(Story::purpose) {
                Purpose::Paying => Text::Paying,
                Purpose::Saving => Text::Saving,
            }),
            Notice::Confirming => view.rest(Text::Confirming),
            Notice::Unconfirmed => view.rest_with_a_way_out(Text::Confirming, Text::AnotherWay),
            Notice::Pending => view.set_aside(Text::Pending),
            Notice::Completed(Purpose::Paying) => view.conclude(Tone::Success, Text::Paid),
            Notice::Completed(Purpose::Saving) => view.conclude(Tone::Success, Text::Saved),
            Notice::Expired => view.conclude(Tone::Failure, Text::Expired),
            Notice::Canceled => view.conclude(Tone::Failure, Text::Canceled),
        }
    }

    pub(super) fn show_action(&self, action: &Action) {
        let business_name = self.business_name.borrow();
        let merchant = business_name.as_deref();
        match action {
            Action::Frame { url } => {
                self.audience.show_page(merchant, url, &self.frame_origin());
            }
            Action::Present(presentation) => {
                let Some(session) = self.ask(|story| story.session().cloned()) else { return };
                let exhibit = Exhibit {
                    merchant,
                    account: &json::write(&presentation.account),
                    amount: &session.amount,
                    simulation: self.simulation(presentation.descriptor),
                };
                self.audience.show_presentation(&exhibit);
            }
            Action::Redirect { .. } | Action::Unsupported(_) => {}
        }
    }

    pub(super) fn show_choice(&self, view: &View) {
        // What is drawn may tell of itself at once: the story is let go of before.
        let Some((choice, session)) =
            self.ask(|story| Some((story.choice().clone(), story.session()?.clone())))
        else {
            return;
        };
        let card_frames = CardFrames {
            window: &self.window,
            url: &self.wish.frame_url,
            origin: &self.frame_origin(),
            embedder: &self.wish.page.origin,
            session_id: session.id.as_str(),
            public_key: self.key.public_key(),
            signature: self.key.signature(),
            appearance: &self.audience.frame_appearance(),
        };
        view.show_choice(&choice, &session, &card_frames);
        if self.is_test() {
            self.audience.list_test_cards();
        }
    }

    pub(super) fn frame_origin(&self) -> String {
        Url::new(&self.wish.frame_url).map(|url| url.origin()).unwrap_or_default()
    }

    pub(super) fn simulation(&self, shown: Descriptor) -> Option<(String, ChannelCode)> {
        let is_possible = self.is_test() && shown.can_be_simulated();
        let (id, channel) = is_possible.then(|| self.ask(Story::payable))??;
        Some((self.gateway.simulation_url(&id), channel))
    }
}
