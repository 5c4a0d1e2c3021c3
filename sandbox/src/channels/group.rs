//! The groups a checkout lists its channels under; protocol.md B.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Cards,
    Installments,
    Wallets,
    QrCodes,
    DirectDebit,
    OnlineBanking,
    VirtualAccounts,
    OverTheCounter,
    PayLater,
}

impl Group {
    pub(super) const ALL: [Self; 9] = [
        Self::Cards,
        Self::Installments,
        Self::Wallets,
        Self::QrCodes,
        Self::DirectDebit,
        Self::OnlineBanking,
        Self::VirtualAccounts,
        Self::OverTheCounter,
        Self::PayLater,
    ];

    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Installments => "installments",
            Self::Wallets => "ewallets",
            Self::QrCodes => "qr_codes",
            Self::DirectDebit => "direct_debit",
            Self::OnlineBanking => "online_banking",
            Self::VirtualAccounts => "virtual_accounts",
            Self::OverTheCounter => "over_the_counter",
            Self::PayLater => "paylater",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Cards => "Cards",
            Self::Installments => "Card instalments",
            Self::Wallets => "E-wallets",
            Self::QrCodes => "QR codes",
            Self::DirectDebit => "Direct debit",
            Self::OnlineBanking => "Online banking",
            Self::VirtualAccounts => "Virtual accounts",
            Self::OverTheCounter => "Over the counter",
            Self::PayLater => "Pay later",
        }
    }

    /// The lines of the group's icon, on a square of 24.
    pub(super) const fn icon(self) -> &'static str {
        match self {
            Self::Cards => "M3 6h18v12H3zM3 10h18",
            Self::Installments => "M3 6h18v12H3zM3 10h18M7 14h2M11 14h2M15 14h2",
            Self::Wallets => "M4 7h15v12H4zM4 7l11-3v3M15 13h4",
            Self::QrCodes => "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2z",
            Self::DirectDebit => "M4 10 12 5l8 5M6 10v7M12 10v7M18 10v7M4 19h16",
            Self::OnlineBanking => "M3 5h18v11H3zM9 20h6M12 16v4M8 10h8",
            Self::VirtualAccounts => "M5 4h14v16H5zM8 9h8M8 13h8M8 17h4",
            Self::OverTheCounter => "M4 9l2-5h12l2 5M5 9v11h14V9M10 20v-6h4v6",
            Self::PayLater => "M12 3a9 9 0 1 0 .1 0M12 8v4l3 2",
        }
    }
}
