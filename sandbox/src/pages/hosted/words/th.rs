//! The hosted payment page in Thai.
use super::{Notice, Purpose, Rhythm, Said, Words};

pub(super) const WORDS: Words = Words {
    language: "th",
    test_mode: "โหมดทดสอบ ไม่มีการโอนเงินจริง",
    reference: "หมายเลขอ้างอิง",
    total: "ยอดรวม",
    details: "รายละเอียดการชำระเงิน",
    sealed: "ข้อมูลบัตรถูกเข้ารหัสในเบราว์เซอร์ของคุณ {merchant} จะไม่เห็นข้อมูลนี้",
    cancel: "ยกเลิก",
    back: "กลับไปที่ {merchant}",
    leaving: "กำลังพาคุณกลับไปที่ {merchant}…",
    close: "คุณปิดหน้านี้ได้",
    needs_javascript: "หน้านี้ต้องใช้ JavaScript",
    again: "ลองอีกครั้ง",
    pay: Purpose {
        title: "ชำระเงินให้ {merchant}",
        button: "ชำระเงิน",
        terms: "",
        done: "ได้รับการชำระเงินแล้ว",
        done_before: Notice {
            title: "รายการนี้ชำระแล้ว", text: "ไม่มียอดค้างชำระ {merchant} ได้รับแจ้งแล้ว"
        },
    },
    save: Purpose {
        title: "บันทึกบัตรไว้กับ {merchant}",
        button: "บันทึก",
        terms: "วันนี้ไม่มีการเรียกเก็บเงิน",
        done: "บันทึกบัตรของคุณแล้ว",
        done_before: Notice {
            title: "รายการนี้เสร็จแล้ว",
            text: "บัตรของคุณบันทึกไว้กับ {merchant} แล้ว ไม่มีการเรียกเก็บเงิน",
        },
    },
    subscribe: Purpose {
        title: "สมัครสมาชิกกับ {merchant}",
        button: "สมัครสมาชิก",
        terms: "{rhythm} เริ่ม {date}",
        done: "คุณสมัครสมาชิกแล้ว",
        done_before: Notice {
            title: "คุณสมัครสมาชิกไว้แล้ว", text: "ไม่ต้องทำอะไรเพิ่ม {merchant} ได้รับแจ้งแล้ว"
        },
    },
    rhythm: Rhythm {
        day: ["ทุกวัน", "ทุก {count} วัน"],
        week: ["ทุกสัปดาห์", "ทุก {count} สัปดาห์"],
        month: ["ทุกเดือน", "ทุก {count} เดือน"],
    },
    expired: Notice {
        title: "ลิงก์ชำระเงินนี้หมดอายุแล้ว", text: "ลิงก์นี้ใช้ได้ในเวลาจำกัด {merchant} ส่งลิงก์ใหม่ให้คุณได้"
    },
    canceled: Notice {
        title: "ลิงก์ชำระเงินนี้ถูกยกเลิก", text: "{merchant} ยกเลิกแล้ว คุณไม่ต้องชำระอะไรที่นี่"
    },
    unknown: Notice {
        title: "ไม่พบลิงก์ชำระเงินนี้", text: "ตรวจสอบว่าที่อยู่ครบถ้วน หรือขอลิงก์ใหม่จากผู้ส่ง"
    },
    said: Said {
        opening: "กำลังเปิดหน้าชำระเงิน…",
        working: "กรุณารอสักครู่…",
        incomplete: "กรุณากรอกช่องที่ทำเครื่องหมายไว้",
        aborted: "คุณยังชำระเงินไม่เสร็จ หากธนาคารอนุมัติแล้ว รายการนี้ยังมีผล",
        pending: "รายการนี้ยังรอการอนุมัติ คุณจะเปิดหน้านี้ไว้หรือปิดก็ได้",
        network: "ติดต่อบริการชำระเงินไม่ได้ กรุณาตรวจสอบการเชื่อมต่อแล้วลองอีกครั้ง",
        broken: "เกิดข้อผิดพลาดทางเรา กรุณาลองอีกครั้ง",
    },
};
