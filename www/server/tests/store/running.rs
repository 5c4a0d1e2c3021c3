//! Another backend of the same store, as a program: started, asked over HTTP, ended with this value.
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use http_body_util::BodyExt as _;

use crate::shop::Answer;

pub(crate) struct Running {
    address: String,
    browser: reqwest::Client,
    program: Child,
}

impl Running {
    /// Starts it, and waits for the line it is ready with.
    pub(crate) fn start(
        program: &OsString,
        arguments: impl Iterator<Item = OsString>,
        environment: [(&str, &str); 3],
    ) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).envs(environment).stdout(Stdio::piped());
        let mut program = command.spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let address = lines.find_map(|line| Some(line.strip_prefix("store ready: ")?.to_owned())).unwrap();
        // Fails only when another provider was installed first, and then there is one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self { address, browser: reqwest::Client::new(), program }
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let (parts, body) = request.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let request = self.browser.request(parts.method, format!("{}{}", self.address, parts.uri));
        let answer = request.headers(parts.headers).body(body).send().await.unwrap();
        let mut response = Response::new(());
        response.headers_mut().clone_from(answer.headers());
        Answer { status: answer.status(), response, text: answer.text().await.unwrap() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }
}
