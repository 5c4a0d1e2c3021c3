//! The hosted payment page in Indonesian.
use super::{Notice, Purpose, Rhythm, Said, Words};

pub(super) const WORDS: Words = Words {
    language: "id",
    test_mode: "Mode uji coba. Tidak ada uang yang berpindah.",
    reference: "Referensi",
    total: "Total",
    details: "Detail pembayaran",
    sealed: "Data kartu disegel di peramban Anda. {merchant} tidak pernah melihatnya.",
    cancel: "Batal",
    back: "Kembali ke {merchant}",
    leaving: "Mengantar Anda kembali ke {merchant}…",
    close: "Anda dapat menutup halaman ini.",
    needs_javascript: "Halaman ini membutuhkan JavaScript.",
    again: "Coba lagi",
    pay: Purpose {
        title: "Bayar {merchant}",
        button: "Bayar",
        terms: "",
        done: "Pembayaran diterima",
        done_before: Notice {
            title: "Tagihan ini sudah dibayar",
            text: "Tidak ada lagi yang perlu dibayar. {merchant} sudah diberi tahu.",
        },
    },
    save: Purpose {
        title: "Simpan kartu di {merchant}",
        button: "Simpan",
        terms: "Tidak ada biaya hari ini.",
        done: "Kartu Anda tersimpan",
        done_before: Notice {
            title: "Ini sudah selesai",
            text: "Kartu Anda tersimpan di {merchant}. Tidak ada biaya yang ditagih.",
        },
    },
    subscribe: Purpose {
        title: "Berlangganan {merchant}",
        button: "Berlangganan",
        terms: "{rhythm}, mulai {date}",
        done: "Anda sudah berlangganan",
        done_before: Notice {
            title: "Anda sudah berlangganan",
            text: "Tidak ada lagi yang perlu dilakukan. {merchant} sudah diberi tahu.",
        },
    },
    rhythm: Rhythm {
        day: ["setiap hari", "setiap {count} hari"],
        week: ["setiap minggu", "setiap {count} minggu"],
        month: ["setiap bulan", "setiap {count} bulan"],
    },
    expired: Notice {
        title: "Tautan pembayaran ini sudah kedaluwarsa",
        text: "Tautan ini hanya berlaku sementara. {merchant} dapat memberi Anda yang baru.",
    },
    canceled: Notice {
        title: "Tautan pembayaran ini ditarik",
        text: "{merchant} membatalkannya. Tidak ada yang perlu Anda bayar di sini.",
    },
    unknown: Notice {
        title: "Tautan pembayaran ini tidak ditemukan",
        text: "Pastikan alamatnya lengkap, atau minta tautan baru dari pengirimnya.",
    },
    said: Said {
        opening: "Membuka pembayaran…",
        working: "Mohon tunggu sebentar…",
        incomplete: "Mohon lengkapi isian yang ditandai.",
        aborted: "Pembayaran ini belum Anda selesaikan. Jika bank Anda menyetujuinya, pembayaran tetap berlaku.",
        pending: "Pembayaran ini masih menunggu persetujuan. Anda boleh membiarkan halaman ini terbuka, atau menutupnya.",
        network: "Layanan pembayaran tidak dapat dihubungi. Periksa koneksi Anda, lalu coba lagi.",
        broken: "Terjadi kesalahan di pihak kami. Silakan coba lagi.",
    },
};
