//! What a merchant gets to vouch for: the crates inside the package, its files, and that it can be built again.
pub mod crates;
pub mod packed;
pub mod reproducible;
pub mod sbom;
