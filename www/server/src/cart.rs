//! What the shopper wants, priced here: a price that came from the browser would be the shopper's own.
use serde::Deserialize;

use crate::product::{Product, Shelf};
use crate::rupiah::Rupiah;

/// More of one thing is not a purchase but a question for the shop.
const MOST_OF_ONE: u32 = 20;

/// One line of the cart as the browser sends it.
#[derive(Clone, Debug, Deserialize)]
pub struct WantedLine {
    /// A product's id.
    pub id: String,
    /// How many of it.
    pub quantity: u32,
}

/// One line with the shop's own price.
#[derive(Clone, Debug)]
pub struct PricedLine {
    /// What is bought.
    pub product: Product,
    /// How many.
    pub quantity: u32,
    /// For all of them.
    pub total: Rupiah,
}

/// Why a cart cannot be bought.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CartError {
    /// Nothing in it.
    #[error("the cart is empty")]
    Empty,
    /// Something the shop does not sell.
    #[error("there is no product called {0:?}")]
    UnknownProduct(String),
    /// None, or too many.
    #[error("{name} can be ordered 1 to {MOST_OF_ONE} at a time")]
    Quantity {
        /// Of what.
        name: String,
    },
}

/// Prices every line; the same product twice becomes one line.
///
/// # Errors
/// When nothing, something unknown, or an unreasonable number is wanted.
pub fn price(wanted: &[WantedLine], shelf: &Shelf) -> Result<Vec<PricedLine>, CartError> {
    let mut lines: Vec<PricedLine> = Vec::new();
    for WantedLine { id, quantity } in wanted {
        let product = shelf.find(id).ok_or_else(|| CartError::UnknownProduct(id.clone()))?;
        let held = lines.iter_mut().find(|line| line.product.id == product.id);
        let quantity = held.as_ref().map_or(0, |line| line.quantity).saturating_add(*quantity);
        let total = Some(quantity)
            .filter(|quantity| (1..=MOST_OF_ONE).contains(quantity))
            .and_then(|quantity| product.price.times(quantity))
            .ok_or_else(|| CartError::Quantity { name: product.name.clone() })?;
        let line = PricedLine { product: product.clone(), quantity, total };
        match held {
            Some(held) => *held = line,
            None => lines.push(line),
        }
    }
    if lines.is_empty() { Err(CartError::Empty) } else { Ok(lines) }
}

#[cfg(test)]
mod tests {
    use super::{CartError, Shelf, WantedLine, price};
    use crate::rupiah::Rupiah;

    fn shelf() -> Shelf {
        let text = r#"[{"id":"mug","name":"Mug","category":"HOME","price":125000}]"#;
        Shelf::parse(text).unwrap()
    }

    fn mugs(quantity: u32) -> WantedLine {
        WantedLine { id: "mug".into(), quantity }
    }

    #[test]
    fn the_shop_multiplies_its_own_price() {
        let lines = price(&[mugs(2)], &shelf()).unwrap();
        assert_eq!(lines[0].total, Rupiah(250_000));
    }

    #[test]
    fn the_same_product_twice_is_one_line() {
        let lines = price(&[mugs(2), mugs(3)], &shelf()).unwrap();
        assert_eq!((lines.len(), lines[0].quantity), (1, 5));
    }

    #[test]
    fn an_empty_cart_is_refused() {
        assert_eq!(price(&[], &shelf()).unwrap_err(), CartError::Empty);
    }

    #[test]
    fn none_and_too_many_are_refused_also_when_split() {
        for wanted in [vec![mugs(0)], vec![mugs(21)], vec![mugs(20), mugs(1)], vec![mugs(1), mugs(u32::MAX)]]
        {
            assert_eq!(price(&wanted, &shelf()).unwrap_err(), CartError::Quantity { name: "Mug".into() });
        }
    }

    #[test]
    fn what_is_not_sold_is_named() {
        let wanted = [WantedLine { id: "car".into(), quantity: 1 }];
        assert_eq!(price(&wanted, &shelf()).unwrap_err(), CartError::UnknownProduct("car".into()));
    }
}
