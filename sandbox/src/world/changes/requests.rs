//! Attempts begin: inside a session, or because the merchant's server asks for one.
use jiff::Timestamp;
use serde_json::Value;

use crate::values::ids::{PaymentRequestId, PaymentSessionId, PaymentTokenId};
use crate::values::money::Amount;
use crate::world::World;
use crate::world::action::Action;
use crate::world::attempt::{Attempt, AttemptId, AttemptStatus, InSession, Means, Order};
use crate::world::deadlines::Deadline;
use crate::world::payment_request::{PaymentRequest, PaymentType};
use crate::world::payment_token::PaymentToken;
use crate::world::session::PaymentSession;
use crate::world::terms::{CaptureMethod, SessionType};

/// A payment request of the merchant's server.
pub(crate) struct NewPaymentRequest {
    pub(crate) order: Order,
    pub(crate) means: Means,
    pub(crate) payment_type: PaymentType,
    pub(crate) amount: Amount,
    pub(crate) capture_method: Option<CaptureMethod>,
    /// Pays with a token that was saved.
    pub(crate) payment_token_id: Option<PaymentTokenId>,
    pub(crate) items: Option<Value>,
    pub(crate) shipping_information: Option<Value>,
}

/// A payment token of the merchant's server.
pub(crate) struct NewPaymentToken {
    pub(crate) order: Order,
    pub(crate) means: Means,
}

impl World {
    /// Begins an attempt in a session: of a payment in PAY sessions, of a token in the others. None when the session
    /// does not take one.
    pub(crate) fn begin_attempt(
        &mut self,
        session_id: &PaymentSessionId,
        means: Means,
        shopper_saves: bool,
        now: Timestamp,
    ) -> Option<AttemptId> {
        let token_request_id = self.ids.token_request();
        let session = self.sessions.get(session_id).filter(|session| session.is_active())?;
        let order = order_of(session);
        let terms = &session.terms;
        let is_payment = terms.session_type == SessionType::Pay;
        let saves = terms.saves(shopper_saves);
        let (amount, capture_method) =
            (terms.amount, terms.capture_method.or(Some(CaptureMethod::Automatic)));
        let items = terms.echoed.get("items").cloned();
        let in_session = InSession { session_id: session_id.clone(), token_request_id };
        let attempt = Attempt::new(Some(in_session), order, means, now);
        let id = if is_payment {
            let id = self.ids.payment_request();
            let payment_type = if saves { PaymentType::PayAndSave } else { PaymentType::Pay };
            AttemptId::PaymentRequest(self.add_request(PaymentRequest {
                id,
                attempt,
                payment_type,
                amount,
                capture_method,
                payment_token_id: None,
                payments: Vec::new(),
                items,
                shipping_information: None,
            }))
        } else {
            AttemptId::PaymentToken(self.add_token(attempt))
        };
        self.sessions.get_mut(session_id)?.attempts.push(id.clone());
        Some(id)
    }

    pub(crate) fn request_payment(&mut self, new: NewPaymentRequest, now: Timestamp) -> PaymentRequestId {
        let mut attempt = Attempt::new(None, new.order, new.means, now);
        if let (PaymentType::ReusablePaymentCode, AttemptStatus::RequiresAction(action)) =
            (new.payment_type, &attempt.status)
        {
            attempt.status = AttemptStatus::AcceptingPayments(Action::clone(action));
        }
        let id = self.ids.payment_request();
        self.add_request(PaymentRequest {
            id,
            attempt,
            payment_type: new.payment_type,
            amount: new.amount,
            capture_method: new.capture_method,
            payment_token_id: new.payment_token_id,
            payments: Vec::new(),
            items: new.items,
            shipping_information: new.shipping_information,
        })
    }

    pub(crate) fn request_token(&mut self, new: NewPaymentToken, now: Timestamp) -> PaymentTokenId {
        self.add_token(Attempt::new(None, new.order, new.means, now))
    }

    fn add_request(&mut self, request: PaymentRequest) -> PaymentRequestId {
        let id = request.id.clone();
        self.index_attempt(AttemptId::PaymentRequest(id.clone()), &request.attempt);
        self.payment_requests.add(request);
        id
    }

    pub(super) fn add_token(&mut self, attempt: Attempt) -> PaymentTokenId {
        let id = self.ids.payment_token();
        self.index_attempt(AttemptId::PaymentToken(id.clone()), &attempt);
        self.payment_tokens.add(PaymentToken { id: id.clone(), attempt });
        id
    }

    /// Makes an attempt findable, and expire in its time.
    pub(in crate::world) fn index_attempt(&mut self, id: AttemptId, attempt: &Attempt) {
        if let Some(at) = attempt.expires_at.filter(|_| attempt.is_open()) {
            self.deadlines.add(at, Deadline::Attempt(id.clone()));
        }
        match (&attempt.session, id) {
            (Some(session), id) => {
                self.by.attempt_by_token_request.insert(session.token_request_id.clone(), id);
            }
            (None, AttemptId::PaymentRequest(id)) => {
                self.by.request_by_reference.insert(attempt.order.reference_id.clone(), id);
            }
            (None, AttemptId::PaymentToken(_)) => {}
        }
    }
}

fn order_of(session: &PaymentSession) -> Order {
    let terms = &session.terms;
    Order {
        business_id: session.business_id.clone(),
        reference_id: terms.reference_id.clone(),
        customer_id: session.customer_id.clone(),
        country: terms.country.clone(),
        currency: terms.currency,
        description: terms.echoed.get("description").cloned(),
        metadata: terms.echoed.get("metadata").cloned(),
    }
}
