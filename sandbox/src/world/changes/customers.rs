//! Customers become known: made by the merchant, or described in what they are to pay.
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::values::ids::{BusinessId, CustomerId};
use crate::world::World;
use crate::world::customer::Customer;
use crate::world::terms::CustomerChoice;

/// Why somebody is no customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CustomerRefused {
    /// The `customer_id` is nobody's.
    Unknown,
    /// The `reference_id` is one of another business.
    ReferenceTaken,
}

impl World {
    /// Who a request is about. Makes the customer it describes known.
    pub(crate) fn choose_customer(
        &mut self,
        choice: CustomerChoice,
        business_id: &BusinessId,
        now: Timestamp,
    ) -> Result<Option<CustomerId>, CustomerRefused> {
        match choice {
            CustomerChoice::Nobody => Ok(None),
            CustomerChoice::Known(id) => {
                let known = self.customers.get(&id).filter(|customer| customer.business_id == *business_id);
                known.map(|customer| Some(customer.id.clone())).ok_or(CustomerRefused::Unknown)
            }
            CustomerChoice::Described(described) => self
                .remember_customer(business_id, described, now)
                .map(Some)
                .ok_or(CustomerRefused::ReferenceTaken),
        }
    }

    /// The customer somebody describes, new or known. xendit: a `reference_id` only clashes "for a different business";
    /// the same business gets its customer back. None when it clashes.
    fn remember_customer(
        &mut self,
        business_id: &BusinessId,
        described: Map<String, Value>,
        now: Timestamp,
    ) -> Option<CustomerId> {
        let reference_id = described.get("reference_id").and_then(Value::as_str).unwrap_or_default();
        if let Some(id) = self.by.customer_by_reference.get(reference_id).cloned() {
            let known =
                self.customers.get_mut(&id).filter(|customer| customer.business_id == *business_id)?;
            known.describe(described, now);
            return Some(id);
        }
        Some(self.add_customer(business_id.clone(), described, now))
    }

    pub(crate) fn add_customer(
        &mut self,
        business_id: BusinessId,
        described: Map<String, Value>,
        now: Timestamp,
    ) -> CustomerId {
        let id = self.ids.customer();
        let customer = Customer { id: id.clone(), business_id, described, created: now, updated: now };
        self.index_customer(&customer);
        self.customers.add(customer);
        id
    }

    pub(in crate::world) fn index_customer(&mut self, customer: &Customer) {
        let reference_id = customer.reference_id().unwrap_or_default();
        self.by.customer_by_reference.insert(reference_id.into(), customer.id.clone());
    }
}
