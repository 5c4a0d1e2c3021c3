//! Every channel the sandbox has and the SDK knows: each form is drawn, in every country, without a complaint.
use anyhow::Result;
use serde_json::json;

use crate::tell;

/// A country, its currency, an amount most channels take, and how many channels the SDK shows at least.
const COUNTRIES: [(&str, &str, u32, usize); 6] = [
    ("ID", "IDR", 125_000, 11),
    ("MY", "MYR", 100, 46),
    ("PH", "PHP", 1_000, 27),
    ("SG", "SGD", 100, 4),
    ("TH", "THB", 5_000, 22),
    ("VN", "VND", 125_000, 7),
];

#[tokio::test]
async fn the_sdk_draws_the_form_of_every_channel_it_knows() -> Result<()> {
    tell(async |stage| {
        for (country, currency, amount, at_least) in COUNTRIES {
            for saving in ["DISABLED", "OPTIONAL"] {
                let checkout = stage
                    .check_out(json!({
                        "country": country,
                        "currency": currency,
                        "amount": amount,
                        "allow_save_payment_method": saving,
                    }))
                    .await?;
                let channels = checkout.mount_every_channel().await?;
                assert!(channels.len() >= at_least, "{country}: {channels:?}");
                let complaints = checkout.complaints().await?;
                assert!(complaints.is_empty(), "{country}: {complaints:#?}");
            }
        }
        Ok(())
    })
    .await
}
