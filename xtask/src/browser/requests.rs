//! Which requests of a page had to wait for another one.
//!
//! The chain is followed backwards from the moment the page was ready: the request that ended last
//! before it, then the one that ended last before that one started, and so on to the navigation.
//! Each link waited for the one before it; all others ran beside them. Nothing waits for a picture.
use serde_json::Value;

/// One request, in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    pub(crate) address: String,
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) is_picture: bool,
}

impl Request {
    /// Reads what resource_timing.js tells.
    pub(crate) fn all(told: &Value) -> Vec<Self> {
        let entries = told.as_array().map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter_map(Self::read).collect()
    }

    fn read(entry: &Value) -> Option<Self> {
        Some(Self {
            address: entry.get("address")?.as_str()?.to_owned(),
            start: entry.get("start")?.as_f64()?,
            end: entry.get("end")?.as_f64()?,
            is_picture: entry.get("picture")?.as_bool()?,
        })
    }
}

/// The chain that ends at `ready`, first request first.
pub(crate) fn chain(requests: &[Request], ready: f64) -> Vec<Request> {
    let mut chain: Vec<Request> = Vec::new();
    let mut before = ready;
    while let Some(last) = requests
        .iter()
        .filter(|request| !request.is_picture)
        .filter(|request| request.end <= before && request.start < before)
        .max_by(|a, b| a.end.total_cmp(&b.end))
    {
        before = last.start;
        chain.push(last.clone());
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::{Request, chain};

    fn request(address: &str, start: f64, end: f64) -> Request {
        Request { address: address.to_owned(), start, end, is_picture: false }
    }

    fn addresses(chain: &[Request]) -> Vec<&str> {
        chain.iter().map(|request| request.address.as_str()).collect()
    }

    #[test]
    fn requests_beside_each_other_wait_for_nobody() {
        let requests = [request("page", 0.0, 5.0), request("script", 6.0, 9.0), request("wasm", 6.0, 12.0)];
        assert_eq!(addresses(&chain(&requests, 20.0)), ["page", "wasm"]);
    }

    #[test]
    fn each_link_starts_after_the_one_before_it_ended() {
        let requests = [
            request("page", 0.0, 5.0),
            request("script", 6.0, 9.0),
            request("session", 10.0, 14.0),
            request("frame", 15.0, 18.0),
        ];
        assert_eq!(addresses(&chain(&requests, 19.0)), ["page", "script", "session", "frame"]);
    }

    #[test]
    fn nothing_waits_for_a_picture() {
        let picture = Request { is_picture: true, ..request("logo", 6.0, 8.0) };
        let requests = [request("page", 0.0, 5.0), picture, request("frame", 9.0, 12.0)];
        assert_eq!(addresses(&chain(&requests, 19.0)), ["page", "frame"]);
    }

    #[test]
    fn what_ends_after_the_page_was_ready_is_not_in_the_chain() {
        let requests = [request("page", 0.0, 5.0), request("picture", 6.0, 30.0)];
        assert_eq!(addresses(&chain(&requests, 19.0)), ["page"]);
    }

    #[test]
    fn a_request_without_duration_ends_the_search() {
        let requests = [request("cached", 3.0, 3.0)];
        assert_eq!(addresses(&chain(&requests, 4.0)), ["cached"]);
    }
}
