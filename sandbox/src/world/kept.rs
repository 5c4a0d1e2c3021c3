//! What of the world is written down, and how it comes back.
use serde::{Deserialize, Serialize};

use super::attempt::AttemptId;
use super::deadlines::Deadline;
use super::payment::{AUTHORIZATION_LIFE, PaymentStatus};
use super::{Indexes, World};
use crate::store::file::{DataFile, DataFileError};
use crate::store::row::Row;
use crate::values::ids::{BusinessId, Ids};
use crate::webhooks::outbox::Outbox;

const FOUNDATION: &str = "foundation";

/// What a world is made of before anything happens in it.
#[derive(Serialize, Deserialize)]
struct Foundation {
    ids: Ids,
    webhook_ids: Ids,
    business_id: BusinessId,
}

impl World {
    /// The world a file holds; None when it holds none.
    pub(crate) fn restore(file: &DataFile) -> Result<Option<Self>, DataFileError> {
        let Some(Foundation { ids, webhook_ids, business_id }) = file.read_only(FOUNDATION)? else {
            return Ok(None);
        };
        let mut world = Self { webhook_ids, business_id, ..Self::new(ids.clone()) };
        world.ids = ids;
        world.by = Indexes::default();
        for session in file.read()? {
            world.index_session(&session);
            world.sessions.add(session);
        }
        for request in file.read::<super::payment_request::PaymentRequest>()? {
            let id = AttemptId::PaymentRequest(request.id.clone());
            world.index_attempt(id.clone(), &request.attempt);
            world.payment_requests.add(request);
            world.expect_answer(&id);
        }
        for token in file.read::<super::payment_token::PaymentToken>()? {
            let id = AttemptId::PaymentToken(token.id.clone());
            world.index_attempt(id.clone(), &token.attempt);
            world.payment_tokens.add(token);
            world.expect_answer(&id);
        }
        for payment in file.read::<super::payment::Payment>()? {
            if payment.status == PaymentStatus::Authorized {
                let until = payment.created.saturating_add(AUTHORIZATION_LIFE).unwrap_or(payment.created);
                world.deadlines.add(until, Deadline::Authorization(payment.id.clone()));
            }
            world.payments.add(payment);
        }
        for customer in file.read()? {
            world.index_customer(&customer);
            world.customers.add(customer);
        }
        for refund in file.read()? {
            world.refunds.add(refund);
        }
        world.outbox = Outbox::restored(file.read()?);
        Ok(Some(world))
    }

    /// From now on, notices what changes.
    pub(crate) fn watch(&mut self) {
        self.sessions.watch();
        self.payment_requests.watch();
        self.payments.watch();
        self.payment_tokens.watch();
        self.customers.watch();
        self.refunds.watch();
        self.outbox.watch();
    }

    /// What has changed since this was last asked.
    pub(crate) fn take_changes(&mut self) -> Vec<Row> {
        let mut rows = Vec::new();
        self.sessions.take_changes(&mut rows);
        self.payment_requests.take_changes(&mut rows);
        self.payments.take_changes(&mut rows);
        self.payment_tokens.take_changes(&mut rows);
        self.customers.take_changes(&mut rows);
        self.refunds.take_changes(&mut rows);
        self.outbox.take_changes(&mut rows);
        let draws = (self.ids.drawn(), self.webhook_ids.drawn());
        if self.written_draws != Some(draws) {
            self.written_draws = Some(draws);
            let foundation = Foundation {
                ids: self.ids.clone(),
                webhook_ids: self.webhook_ids.clone(),
                business_id: self.business_id.clone(),
            };
            rows.extend(Row::only(FOUNDATION, &foundation));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use axum::http::HeaderValue;

    use super::*;
    use crate::store::row::Kept;
    use crate::store::table::Table;
    use crate::values::failure_code::FailureCode;
    use crate::values::money::Amount;
    use crate::webhooks::target::Targets;
    use crate::world::action::Action;
    use crate::world::refund::RefundTerms;
    use crate::world::story::{Story, at};
    use crate::world::terms::{CaptureMethod, SavePaymentMethod, SessionType};

    fn written<T: Kept>(table: &Table<T>) -> Vec<String> {
        table.iter().map(|thing| serde_json::to_string(thing).unwrap()).collect()
    }

    /// Everything there is, as it would be written.
    fn all(world: &World) -> Vec<Vec<String>> {
        vec![
            written(&world.sessions),
            written(&world.payment_requests),
            written(&world.payments),
            written(&world.payment_tokens),
            written(&world.customers),
            written(&world.refunds),
            vec![world.outbox.log().to_string(), world.business_id.as_ref().into()],
        ]
    }

    /// Writes what has changed and reads the file as the next start does.
    fn restarted(story: &mut Story, file: &mut DataFile) -> World {
        file.write(story.world.take_changes()).unwrap();
        World::restore(file).unwrap().unwrap()
    }

    fn file() -> DataFile {
        DataFile::open(Path::new(":memory:")).unwrap()
    }

    #[test]
    fn an_empty_file_holds_no_world() {
        assert!(World::restore(&file()).unwrap().is_none());
    }

    #[test]
    fn everything_comes_back_as_it_was() {
        let (mut story, mut file) = (Story::of(SessionType::Pay), file());
        let customer = serde_json::json!({ "reference_id": "rani", "email": "rani@example.org" });
        let business_id = story.world.business_id.clone();
        let customer = story.world.add_customer(business_id, customer.as_object().unwrap().clone(), at(0));
        let failed = story.begin(Some(Action::QrString("qr".into())));
        assert_eq!(all(&restarted(&mut story, &mut file)), all(&story.world));
        story.world.settle(&failed, Err(FailureCode::new("ANY".into())), at(2));
        let paid = story.begin(Some(Action::ThreeDs));
        story.world.settle(&paid, Ok(()), at(3));
        let terms = RefundTerms {
            amount: Amount::of(5),
            reason: "OTHERS".into(),
            reference_id: None,
            metadata: None,
        };
        story.world.refund(&story.payment_of(&paid), terms, at(4)).unwrap();
        let mut again = restarted(&mut story, &mut file);
        assert_eq!(all(&again), all(&story.world));
        assert_eq!(again.customer_by_reference("rani").unwrap().id, customer);
        let auth_key = story.session().auth_key.as_str().to_owned();
        assert_eq!(again.session_by_auth_key(&auth_key).unwrap().id, story.session);
        assert_eq!(again.ids.payment(), story.world.ids.payment());
    }

    #[test]
    fn what_nobody_changed_is_not_written_again() {
        let mut story = Story::of(SessionType::Save);
        assert!(!story.world.take_changes().is_empty());
        assert!(story.world.take_changes().is_empty());
        story.begin(None);
        let kinds: Vec<_> = story.world.take_changes().into_iter().map(|row| row.kind).collect();
        assert_eq!(kinds, ["payment_session", "payment_token", "foundation"]);
    }

    #[test]
    fn what_was_going_to_expire_still_does() {
        let mut story = Story::with(SessionType::Pay, |terms| {
            terms.capture_method = Some(CaptureMethod::Manual);
            terms.save_payment_method = Some(SavePaymentMethod::Forced);
        });
        let mut file = file();
        let mut waiting = restarted(&mut story, &mut file);
        assert_eq!(waiting.next_expiry(), Some(at(30)));
        waiting.expire_due(at(30));
        assert_eq!(waiting.sessions.get(&story.session).unwrap().status.code(), "EXPIRED");

        let authorized = story.begin(None);
        story.world.settle(&authorized, Ok(()), at(2));
        let payment = story.payment_of(&authorized);
        let mut held = restarted(&mut story, &mut file);
        held.expire_due(at(2 + 7 * 24 * 60));
        assert_eq!(held.payments.get(&payment).unwrap().status.code(), "EXPIRED");
    }

    #[test]
    fn an_approval_that_was_waited_for_still_comes() {
        let (mut story, mut file) = (Story::of(SessionType::Pay), file());
        let waiting = story.begin(None);
        story.world.await_approval(&waiting, at(2));
        let mut again = restarted(&mut story, &mut file);
        again.expire_due(at(16));
        assert_eq!(again.sessions.get(&story.session).unwrap().status.code(), "PENDING");
        again.expire_due(at(17));
        assert_eq!(again.sessions.get(&story.session).unwrap().status.code(), "COMPLETED");
    }

    #[test]
    fn a_webhook_that_was_being_sent_is_sent_again() {
        let (mut story, mut file) = (Story::of(SessionType::Pay), file());
        story.world.expire_session(&story.session.clone(), at(1));
        let shop = ["http://shop.test/".parse().unwrap()];
        let targets = Targets::new(&shop, HeaderValue::from_static("token"));
        let sent = story.world.outbox.take_due(&targets, at(1));
        let again = restarted(&mut story, &mut file).outbox.take_due(&targets, at(1));
        assert_eq!(sent.first().unwrap().id, again.first().unwrap().id);
    }

    #[test]
    fn ids_of_webhooks_go_on_after_a_restart() {
        let (mut story, mut file) = (Story::of(SessionType::Pay), file());
        let first = story.world.webhook_ids.webhook();
        assert_ne!(restarted(&mut story, &mut file).webhook_ids.webhook(), first);
    }

    #[test]
    fn what_takes_the_place_of_everything_leaves_nothing_else() {
        let (mut story, mut file) = (Story::of(SessionType::Pay), file());
        file.write(story.world.take_changes()).unwrap();
        let mut fresh = World::new(story.world.ids.clone());
        fresh.watch();
        file.replace(fresh.take_changes()).unwrap();
        assert_eq!(all(&World::restore(&file).unwrap().unwrap()), all(&fresh));
    }
}
