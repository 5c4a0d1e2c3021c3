//! The hosted payment page in Vietnamese.
use super::{Notice, Purpose, Rhythm, Said, Words};

pub(super) const WORDS: Words = Words {
    language: "vi",
    test_mode: "Chế độ thử nghiệm. Không có tiền nào được chuyển.",
    reference: "Mã tham chiếu",
    total: "Tổng cộng",
    details: "Thông tin thanh toán",
    sealed: "Thông tin thẻ được mã hóa ngay trong trình duyệt của bạn. {merchant} không bao giờ nhìn thấy.",
    cancel: "Hủy",
    back: "Quay lại {merchant}",
    leaving: "Đang đưa bạn trở lại {merchant}…",
    close: "Bạn có thể đóng trang này.",
    needs_javascript: "Trang này cần JavaScript.",
    again: "Thử lại",
    pay: Purpose {
        title: "Thanh toán cho {merchant}",
        button: "Thanh toán",
        terms: "",
        done: "Đã nhận thanh toán",
        done_before: Notice {
            title: "Khoản này đã được thanh toán",
            text: "Bạn không cần trả thêm. {merchant} đã được thông báo.",
        },
    },
    save: Purpose {
        title: "Lưu thẻ với {merchant}",
        button: "Lưu",
        terms: "Hôm nay bạn không bị tính phí.",
        done: "Thẻ của bạn đã được lưu",
        done_before: Notice {
            title: "Việc này đã xong",
            text: "Thẻ của bạn đã được lưu với {merchant}. Không có khoản phí nào.",
        },
    },
    subscribe: Purpose {
        title: "Đăng ký {merchant}",
        button: "Đăng ký",
        terms: "{rhythm}, từ {date}",
        done: "Bạn đã đăng ký",
        done_before: Notice {
            title: "Bạn đã đăng ký rồi",
            text: "Bạn không cần làm gì thêm. {merchant} đã được thông báo.",
        },
    },
    rhythm: Rhythm {
        day: ["mỗi ngày", "mỗi {count} ngày"],
        week: ["mỗi tuần", "mỗi {count} tuần"],
        month: ["mỗi tháng", "mỗi {count} tháng"],
    },
    expired: Notice {
        title: "Liên kết thanh toán này đã hết hạn",
        text: "Liên kết chỉ có hiệu lực trong một thời gian. {merchant} có thể gửi cho bạn liên kết mới.",
    },
    canceled: Notice {
        title: "Liên kết thanh toán này đã bị thu hồi",
        text: "{merchant} đã hủy. Bạn không phải trả gì ở đây.",
    },
    unknown: Notice {
        title: "Không tìm thấy liên kết thanh toán này",
        text: "Hãy kiểm tra địa chỉ đã đầy đủ chưa, hoặc hỏi người gửi để nhận liên kết mới.",
    },
    said: Said {
        opening: "Đang mở trang thanh toán…",
        working: "Vui lòng đợi một chút…",
        incomplete: "Vui lòng điền các ô được đánh dấu.",
        aborted: "Bạn chưa hoàn tất thanh toán này. Nếu ngân hàng đã chấp thuận, giao dịch vẫn có hiệu lực.",
        pending: "Giao dịch này còn chờ phê duyệt. Bạn có thể để trang này mở hoặc đóng lại.",
        network: "Không kết nối được với dịch vụ thanh toán. Hãy kiểm tra kết nối rồi thử lại.",
        broken: "Đã có lỗi từ phía chúng tôi. Vui lòng thử lại.",
    },
};
