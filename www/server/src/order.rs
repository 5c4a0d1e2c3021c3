//! The shop's own memory of who waits for what. Only a webhook moves an order on.
use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cart::PricedLine;
use crate::rupiah::Rupiah;

/// The order's number, and Xendit's `reference_id`. Not guessable, because whoever knows it may read the order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(pub String);

impl OrderId {
    fn new(prefix: &str) -> Self {
        Self(format!("{prefix}-{}", Uuid::new_v4().simple()))
    }

    /// The few characters a shopper would read out on the telephone.
    #[must_use]
    pub fn short(&self) -> String {
        let (_, digits) = self.0.split_once('-').unwrap_or_default();
        digits.chars().take(8).collect::<String>().to_uppercase()
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What Xendit is asked to do for the shopper.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// Pay for these.
    Buy(Vec<PricedLine>),
    /// Keep a card for another time; nothing is paid.
    SaveCard,
}

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Until Xendit says otherwise.
    Waiting,
    /// The money is there.
    Paid,
    /// The card is kept.
    Saved,
    /// The time to pay is over.
    Expired,
}

impl Status {
    /// The word that the order page knows it by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Paid => "paid",
            Self::Saved => "saved",
            Self::Expired => "expired",
        }
    }
}

/// One order.
#[derive(Clone, Debug)]
pub struct Order {
    /// Its number.
    pub id: OrderId,
    /// What it is about.
    pub purpose: Purpose,
    /// How far it has come.
    pub status: Status,
}

impl Order {
    /// What Xendit must have been paid for this order to be paid.
    #[must_use]
    pub fn amount(&self) -> Rupiah {
        match &self.purpose {
            Purpose::Buy(lines) => lines.iter().map(|line| line.total).sum(),
            Purpose::SaveCard => Rupiah(0),
        }
    }
}

/// What a webhook about an order changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The order has this status now. Shop work (packing, a receipt) starts here, once.
    Became(Status),
    /// Nothing: it had it before, or the news is older than what is known.
    None,
    /// Not one of this shop's orders, or about another amount.
    Unrelated,
}

/// All orders.
#[derive(Debug, Default)]
pub struct Orders {
    orders: HashMap<OrderId, Order>,
    heard: HashSet<String>,
}

impl Orders {
    /// Opens an order; it waits from now on.
    pub fn open(&mut self, purpose: Purpose) -> Order {
        let id = OrderId::new(match purpose {
            Purpose::Buy(_) => "order",
            Purpose::SaveCard => "card",
        });
        let order = Order { id: id.clone(), purpose, status: Status::Waiting };
        self.orders.insert(id, order.clone());
        order
    }

    /// Forgets an order that could not be offered to the shopper.
    pub fn withdraw(&mut self, id: &OrderId) {
        self.orders.remove(id);
    }

    /// The order of this number.
    #[must_use]
    pub fn find(&self, id: &OrderId) -> Option<&Order> {
        self.orders.get(id)
    }

    /// True the first time a webhook's id is seen. Xendit delivers again whenever it is unsure.
    pub fn hear(&mut self, webhook_id: &str) -> bool {
        self.heard.insert(webhook_id.to_owned())
    }

    /// Xendit says that the session is completed.
    pub fn complete(&mut self, id: &OrderId, amount: Rupiah) -> Change {
        let Some(order) = self.orders.get_mut(id).filter(|order| order.amount() == amount) else {
            return Change::Unrelated;
        };
        let status = match order.purpose {
            Purpose::Buy(_) => Status::Paid,
            Purpose::SaveCard => Status::Saved,
        };
        if order.status == status {
            return Change::None;
        }
        // Also out of "expired": webhooks may overtake each other, and money that arrived has arrived.
        order.status = status;
        Change::Became(status)
    }

    /// Xendit says that the session's time is over.
    pub fn expire(&mut self, id: &OrderId) -> Change {
        match self.orders.get_mut(id) {
            None => Change::Unrelated,
            Some(order) if order.status == Status::Waiting => {
                order.status = Status::Expired;
                Change::Became(Status::Expired)
            }
            Some(_) => Change::None,
        }
    }
}
