//! The least HTTP that loads a server: one kept connection, one question at a time.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use anyhow::{Context, Result, bail};

/// A connection to `address` ("127.0.0.1:4242").
pub(super) struct Connection {
    stream: BufReader<TcpStream>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When nothing listens there.
    pub(super) fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        // A question is one small packet; waiting for more of it would be what is measured.
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    /// The body of the answer to a GET that is answered with 200.
    ///
    /// # Errors
    /// When it is answered otherwise, or not at all.
    pub(super) fn get(&mut self, path: &str) -> Result<String> {
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n"), "200")
    }

    /// The body of the answer to a merchant's POST that is answered with 201.
    ///
    /// # Errors
    /// When it is answered otherwise, or not at all.
    pub(super) fn post(&mut self, path: &str, body: &str) -> Result<String> {
        // "xnd_development_bench:"
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Basic eG5kX2RldmVsb3BtZW50X2JlbmNoOg==\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        self.ask(&format!("{head}{body}"), "201")
    }

    fn ask(&mut self, question: &str, wanted: &str) -> Result<String> {
        self.stream.get_mut().write_all(question.as_bytes())?;
        let status = self.line()?;
        let mut length = 0;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        let body = String::from_utf8(body)?;
        if status.split(' ').nth(1) != Some(wanted) {
            bail!("{status}: {body}");
        }
        Ok(body)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line).context("the connection broke")?;
        Ok(line.trim_end().to_owned())
    }
}
