//! The clients that speak to a sandbox and to a WebDriver: each trusts one certificate, or none.
use std::path::Path;

use anyhow::{Context, Result};
use reqwest::{Certificate, Client, ClientBuilder};

/// A client for servers without TLS.
///
/// # Errors
/// Not expected.
pub fn plain_client() -> Result<Client> {
    Ok(builder().tls_certs_only([]).build()?)
}

/// A client for servers that show this certificate.
///
/// # Errors
/// When there is no certificate in the file.
pub(crate) fn client_that_trusts(certificate: &Path) -> Result<Client> {
    let pem = std::fs::read(certificate).with_context(|| certificate.display().to_string())?;
    Ok(builder().tls_certs_only([Certificate::from_pem(&pem)?]).build()?)
}

fn builder() -> ClientBuilder {
    // It fails only when a provider is installed already, and then nothing is missing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
}
