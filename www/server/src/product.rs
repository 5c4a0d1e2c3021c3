//! What the store sells, read once from products.json.
use std::path::Path;

use serde::Deserialize;

use crate::rupiah::Rupiah;

/// One product. The file says more about it (art, description); that is the page's business.
#[derive(Clone, Debug, Deserialize)]
pub struct Product {
    /// What the browser calls it.
    pub id: String,
    /// What the shopper calls it.
    pub name: String,
    /// Xendit wants one for every item.
    pub category: String,
    /// For one piece.
    pub price: Rupiah,
}

/// Everything on sale.
#[derive(Clone, Debug)]
pub struct Shelf(Vec<Product>);

/// Why there is nothing to sell.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The file is not there.
    #[error("cannot read the products file {path}: {source}")]
    Unreadable {
        /// Where it was looked for.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is not a list of products.
    #[error("the products file is not what the store expects: {0}")]
    Malformed(#[from] serde_json::Error),
}

impl Shelf {
    /// Reads the products file.
    ///
    /// # Errors
    /// When it is missing or not a list of products.
    pub fn read(path: &Path) -> Result<Self, ShelfError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ShelfError::Unreadable { path: path.display().to_string(), source })?;
        Self::parse(&text)
    }

    /// Reads the products file's text.
    ///
    /// # Errors
    /// When it is not a list of products.
    pub fn parse(text: &str) -> Result<Self, ShelfError> {
        Ok(Self(serde_json::from_str(text)?))
    }

    /// The product of this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Product> {
        self.0.iter().find(|product| product.id == id)
    }
}
