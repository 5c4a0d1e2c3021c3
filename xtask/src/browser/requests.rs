//! Which requests of a page had to wait for another one.
//!
//! The chain is followed backwards from the moment the page was ready: the request that ended last
//! before it, then the one that ended last before that one started, and so on to the navigation.
//! A frame's requests wait for others of the same frame, and its first one for the page's.
//! Each link waited for the one before it; all others ran beside them. Nothing waits for a picture.
use serde_json::Value;

/// One request, in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    pub(crate) address: String,
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) is_picture: bool,
    pub(crate) frame: Frame,
}

/// Whose request it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Frame {
    Page,
    /// The n-th frame of the page.
    Inner(usize),
}

impl Request {
    /// Reads what resource_timing.js tells.
    pub(crate) fn all(frame: Frame, told: &Value) -> Vec<Self> {
        let entries = told.as_array().map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter_map(|entry| Self::read(frame, entry)).collect()
    }

    fn read(frame: Frame, entry: &Value) -> Option<Self> {
        Some(Self {
            address: entry.get("address")?.as_str()?.to_owned(),
            start: entry.get("start")?.as_f64()?,
            end: entry.get("end")?.as_f64()?,
            is_picture: entry.get("picture")?.as_bool()?,
            frame,
        })
    }
}

/// The chain that ends at `ready`, first request first.
pub(crate) fn chain(requests: &[Request], ready: f64) -> Vec<Request> {
    let mut chain: Vec<Request> = Vec::new();
    let mut next = last_before(requests, ready, |_| true);
    while let Some(link) = next {
        next = last_before(requests, link.start, |frame| frame == link.frame)
            .or_else(|| last_before(requests, link.start, |frame| frame == Frame::Page));
        chain.push(link.clone());
    }
    chain.reverse();
    chain
}

fn last_before(requests: &[Request], moment: f64, whose: impl Fn(Frame) -> bool) -> Option<&Request> {
    requests
        .iter()
        .filter(|request| whose(request.frame) && !request.is_picture)
        .filter(|request| request.end <= moment && request.start < moment)
        .max_by(|a, b| a.end.total_cmp(&b.end))
}

#[cfg(test)]
mod tests {
    use super::{Frame, Request, chain};

    fn request(address: &str, start: f64, end: f64) -> Request {
        Request { address: address.to_owned(), start, end, is_picture: false, frame: Frame::Page }
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
    fn a_frames_requests_wait_for_their_own_frame_and_its_first_for_the_page() {
        let inner = |number, address, start, end| Request {
            frame: Frame::Inner(number),
            ..request(address, start, end)
        };
        let requests = [
            request("page", 0.0, 5.0),
            inner(1, "first frame", 6.0, 8.0),
            inner(2, "second frame", 6.0, 9.0),
            inner(1, "first script", 10.0, 12.0),
            inner(2, "second script", 13.0, 15.0),
        ];
        assert_eq!(addresses(&chain(&requests, 19.0)), ["page", "second frame", "second script"]);
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
