//! `--tls`: a certificate made at start, and thrown away at the end.
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::PublicKeyData as _;
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use sha2::{Digest, Sha256};
use tokio_rustls::TlsAcceptor;

/// Names the certificate is good for: this machine, and the hosts compiled into Xendit's own clients, which can be
/// pointed here by name resolution (protocol.md A.3).
const NAMES: [&str; 9] = [
    "localhost",
    "127.0.0.1",
    "api.xendit.co",
    "assets.xendit.co",
    "checkout-ui-gateway.xendit.co",
    "checkout-ui-gateway-prod-dev.xendit.co",
    "assets.stg.tidnex.dev",
    "checkout-ui-gateway-dev.stg.tidnex.dev",
    "checkout-ui-gateway-live.stg.tidnex.dev",
];

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The certificate could not be made.
    #[error("cannot make a certificate: {0}")]
    Certificate(#[from] rcgen::Error),
    /// The certificate cannot be used for TLS.
    #[error("cannot use the certificate made at start: {0}")]
    Tls(#[from] rustls::Error),
    /// The certificate could not be written down for clients to trust.
    #[error("cannot write the certificate: {0}")]
    File(#[from] io::Error),
}

pub(crate) struct Certificate {
    path: PathBuf,
    key_hash: String,
    acceptor: TlsAcceptor,
}

impl Certificate {
    pub(crate) fn make() -> Result<Self, TlsError> {
        let made = rcgen::generate_simple_self_signed(NAMES.map(str::to_owned))?;
        let key_hash = Sha256::digest(made.signing_key.subject_public_key_info());
        let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)?;
        // Named by its key, because process ids come again, and a sandbox that was killed has left its file behind.
        let name: String = key_hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let path = std::env::temp_dir().join(format!("xendit-sandbox-{name}.pem"));
        // Never through a file, or a link, that somebody else has put there.
        OpenOptions::new().write(true).create_new(true).open(&path)?.write_all(made.cert.pem().as_bytes())?;
        Ok(Self { path, key_hash: STANDARD.encode(key_hash), acceptor: TlsAcceptor::from(Arc::new(config)) })
    }

    /// The certificate alone, for clients to trust. Its key never leaves the process.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// SHA-256 of its public key, in base64: how Chromium is told to trust this certificate and no other.
    pub(crate) fn key_hash(&self) -> &str {
        &self.key_hash
    }

    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        self.acceptor.clone()
    }
}

impl Drop for Certificate {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}
