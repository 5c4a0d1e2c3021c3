//! The hosted payment page in English.
use super::{Notice, Purpose, Rhythm, Said, Words};

pub(super) const WORDS: Words = Words {
    language: "en",
    test_mode: "Test mode. No money moves here.",
    reference: "Reference",
    total: "Total",
    details: "Payment details",
    sealed: "Card details are sealed in your browser. {merchant} never sees them.",
    cancel: "Cancel",
    back: "Back to {merchant}",
    leaving: "Taking you back to {merchant}…",
    close: "You can close this page.",
    needs_javascript: "This page needs JavaScript.",
    again: "Try again",
    pay: Purpose {
        title: "Pay {merchant}",
        button: "Pay",
        terms: "",
        done: "Payment received",
        done_before: Notice {
            title: "This is already paid",
            text: "There is nothing left to pay. {merchant} has been told.",
        },
    },
    save: Purpose {
        title: "Save a card with {merchant}",
        button: "Save",
        terms: "Nothing is charged today.",
        done: "Your card is saved",
        done_before: Notice {
            title: "This is already done",
            text: "Your card is saved with {merchant}. Nothing was charged.",
        },
    },
    subscribe: Purpose {
        title: "Subscribe to {merchant}",
        button: "Subscribe",
        terms: "{rhythm}, from {date}",
        done: "You are subscribed",
        done_before: Notice {
            title: "You are already subscribed",
            text: "There is nothing left to do. {merchant} has been told.",
        },
    },
    rhythm: Rhythm {
        day: ["every day", "every {count} days"],
        week: ["every week", "every {count} weeks"],
        month: ["every month", "every {count} months"],
    },
    expired: Notice {
        title: "This payment link has expired",
        text: "It was open for a limited time. {merchant} can give you a new one.",
    },
    canceled: Notice {
        title: "This payment link was withdrawn",
        text: "{merchant} called it off. You have nothing to pay here.",
    },
    unknown: Notice {
        title: "We cannot find this payment link",
        text: "Check that the address is complete, or ask who sent it to you for a new one.",
    },
    said: Said {
        opening: "Opening the checkout…",
        working: "One moment, please…",
        incomplete: "Please complete the fields that are marked.",
        aborted: "You did not finish this payment. If your bank approved it, it still counts.",
        pending: "Somebody still has to approve this payment. You can leave this page open, or close it.",
        network: "We cannot reach the payment service. Check your connection and try again.",
        broken: "Something went wrong on our side. Please try again.",
    },
};
