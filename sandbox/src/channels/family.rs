//! Families of channels: what all e-wallets, all QR codes, all banks of one kind have in common. One file each.
use super::channel::Channel;
use super::form::FormField;
use super::group::Group;
use super::{
    card_installments, cards, deeplink, direct_debit, ewallet, fpx, online_banking, paylater, payment_code,
    push, qr_code, virtual_account,
};

/// What channels of one kind have in common.
pub(crate) struct Family {
    /// `pm_type`.
    pub(crate) payment_method_type: &'static str,
    pub(crate) group: Group,
    pub(crate) asks: Asks,
    pub(super) form: fn(&Channel) -> Vec<FormField>,
    /// xendit: shown only when there are exactly two. `{brand}` stands for the brand's name.
    pub(super) instructions: [&'static str; 2],
    /// Whether the payer's name is asked for when the session has no customer.
    pub(crate) payer_name: PayerName,
    pub(super) banner: Option<Banner>,
}

/// What the shopper has to do once the form is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// Depends on the card: nothing, or 3DS.
    CardCheck,
    /// A page of the provider that may be framed.
    FramedPage,
    /// A page of the provider that wants the whole window.
    Page,
    /// A link into the provider's app.
    Deeplink,
    /// Nothing here: the provider's app rings on the shopper's phone.
    Push,
    QrCode,
    VirtualAccount,
    PaymentCode,
    /// Nothing here: somebody else at the shopper's company has to approve.
    Approval,
}

impl Asks {
    /// Whether the shopper pays in a page, or an app, that this sandbox plays.
    pub(crate) const fn has_page(self) -> bool {
        matches!(self, Self::FramedPage | Self::Page | Self::Deeplink | Self::Push)
    }

    /// Whether money comes in from where no checkout is: what test mode simulates.
    pub(crate) const fn is_paid_from_outside(self) -> bool {
        matches!(self, Self::QrCode | Self::VirtualAccount | Self::PaymentCode)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PayerName {
    Asked,
    NotAsked,
}

/// A picture below the form.
pub(super) struct Banner {
    pub(super) alt_text: &'static str,
    /// Width by height.
    pub(super) aspect_ratio: f64,
}

/// The family a code belongs to. The words at the end of a code tell most of them; `presents` is whether the
/// documentation's table says "PRESENT TO CUSTOMER".
pub(super) fn of(code: &str, presents: bool) -> &'static Family {
    let ends = |end: &str| code.ends_with(end);
    match code {
        "CARDS" => &cards::FAMILY,
        "JENIUSPAY" | "OVO" => &push::FAMILY,
        "QRIS" | "QRPH" | "QR_PH" | "PROMPTPAY" | "SGQR" => &qr_code::FAMILY,
        "BANK_TRANSFER" => &virtual_account::FAMILY,
        "AKULAKU" | "ATOME" | "BILLEASE" | "INDODANA" | "KREDIVO" => &paylater::FAMILY,
        "BPI_RECURRING" | "UBP_EADA" => &direct_debit::FAMILY,
        "BDO_EPAY" | "DUITNOW_PAY" => &online_banking::FAMILY,
        _ if ends("_CARD_INSTALLMENT") => &card_installments::FAMILY,
        _ if ends("_VIRTUAL_ACCOUNT") => &virtual_account::FAMILY,
        _ if ends("_DIRECT_DEBIT") => &direct_debit::FAMILY,
        _ if ends("_ONLINE_BANKING") => &online_banking::FAMILY,
        _ if ends("_MOBILE_BANKING") => &deeplink::FAMILY,
        _ if ends("_FPX_BUSINESS") => &fpx::BUSINESS,
        _ if ends("_FPX") => &fpx::RETAIL,
        _ if presents => &payment_code::FAMILY,
        _ => &ewallet::FAMILY,
    }
}
