use chrono::NaiveDate;
use linewarden_rules::identity::{
    Check, check_passport, check_phone, check_resident_id, check_uscc,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

fn outcome(check: Check) -> (&'static str, String) {
    match check {
        Check::Ok { value } => ("ok", value),
        Check::Warning { code, .. } => ("warning", code.code().to_owned()),
        Check::Problem { code } => ("problem", code.code().to_owned()),
    }
}

/// Made-up numbers: sequence numbers 000 to 009 of days long ago, check digits worked out by hand.
#[test]
fn resident_numbers() {
    let cases = [
        // 1·7+1·9+0·10+1·5+0·8+1·4+1·2+9·1+0·6+0·3+0·7+1·9+0·10+1·5+0·8+0·4+0·2 = 50; 50 mod 11 = 6 -> 6.
        ("110101190001010006", "ok", "110101190001010006"),
        (
            "110101190001010005",
            "problem",
            "identity.resident.checksum",
        ),
        // One more in position 17 adds 2: 52 mod 11 = 8 -> 4; five more add 10: 60 mod 11 = 5 -> 7.
        ("110101190001010014", "ok", "110101190001010014"),
        ("110101190001010057", "warning", "identity.resident.age"),
        // Nine more in position 17 add 18: 68 mod 11 = 2 -> X.
        ("11010119000101009X", "warning", "identity.resident.age"),
        (
            "１１０１０１１９０００１０１００９ｘ",
            "warning",
            "identity.resident.age",
        ),
        ("110101 19000101 009x", "warning", "identity.resident.age"),
        ("", "problem", "identity.empty"),
        ("11010119000101009", "problem", "identity.resident.length"),
        ("110101900101009", "problem", "identity.resident.length"),
        (
            "X10101190001010098",
            "problem",
            "identity.resident.characters",
        ),
        (
            "11010119000101009A",
            "problem",
            "identity.resident.characters",
        ),
        (
            "110101190001甲10096",
            "problem",
            "identity.resident.characters",
        ),
        ("190101190001010006", "problem", "identity.resident.region"),
        ("110101190013010006", "problem", "identity.resident.date"),
        ("110101190002290006", "problem", "identity.resident.date"),
        ("110101202611260006", "problem", "identity.resident.future"),
    ];
    for (text, kind, detail) in cases {
        // A person born in 1900 is over 120 today; ask in 2019 where the number itself is meant.
        let asked = if kind == "ok" {
            NaiveDate::from_ymd_opt(2019, 1, 1).unwrap()
        } else {
            today()
        };
        assert_eq!(
            outcome(check_resident_id(text, asked)),
            (kind, detail.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn one_wrong_digit_or_two_swapped_are_always_found() {
    let asked = NaiveDate::from_ymd_opt(2019, 1, 1).unwrap();
    let right = b"110101190001010014";
    for position in 0..18 {
        for digit in b'0'..=b'9' {
            let mut wrong = *right;
            wrong[position] = digit;
            let check = check_resident_id(std::str::from_utf8(&wrong).unwrap(), asked);
            assert_eq!(
                matches!(check, Check::Ok { .. }),
                wrong == *right,
                "{wrong:?}"
            );
        }
    }
    for position in 0..17 {
        let mut wrong = *right;
        wrong.swap(position, position + 1);
        let check = check_resident_id(std::str::from_utf8(&wrong).unwrap(), asked);
        assert_eq!(
            matches!(check, Check::Ok { .. }),
            wrong == *right,
            "{wrong:?}"
        );
    }
}

/// Made-up codes on a district that does not exist (000000); check characters worked out by hand.
#[test]
fn social_credit_codes() {
    for (text, kind, detail) in [
        // Only position 1 (weight 1) is not 0: 9 -> 31 - 9 = 22 -> N.
        ("90000000000000000N", "ok", "90000000000000000N"),
        ("９０００００００ 0000-0000 0ｎ", "ok", "90000000000000000N"),
        // 9·1 + 1·3 = 12 -> 19 -> K.
        ("91000000000000000K", "ok", "91000000000000000K"),
        // Position 3 has weight 9: 9·1 + 2·9 = 27 -> 4.
        ("902000000000000004", "ok", "902000000000000004"),
        // Y is 30: 9·1 + 30·3 = 99, 99 mod 31 = 6 -> 25 -> R.
        ("9Y000000000000000R", "ok", "9Y000000000000000R"),
        // Sum divisible by 31 gives 0: 1·1 + 1·3 + 3·9 = 31.
        ("113000000000000000", "ok", "113000000000000000"),
        ("91000000000000000L", "warning", "identity.uscc.checksum"),
        ("91000000000000000", "problem", "identity.uscc.length"),
        ("9I000000000000000N", "problem", "identity.uscc.characters"),
        ("91000000000000000Z", "problem", "identity.uscc.characters"),
        ("9一0000000000000000", "problem", "identity.uscc.characters"),
        (" ", "problem", "identity.empty"),
    ] {
        assert_eq!(
            outcome(check_uscc(text)),
            (kind, detail.to_owned()),
            "{text}"
        );
    }
    let kept = check_uscc("91000000000000000L");
    assert_eq!(
        kept.value(),
        Some("91000000000000000L"),
        "a warned code can be kept"
    );
}

#[test]
fn telephone_numbers() {
    for (text, kind, detail) in [
        ("13800000000", "ok", "13800000000"),
        ("１３８ ００００-００００", "ok", "13800000000"),
        ("+86 138 0000 0000", "ok", "13800000000"),
        ("008613800000000", "ok", "13800000000"),
        ("010-20000000", "ok", "01020000000"),
        ("(0771)2000000", "ok", "07712000000"),
        ("（０７７１）２０００００００", "ok", "077120000000"),
        ("0771-2000000转801", "ok", "07712000000-801"),
        ("0771-2000000-801", "ok", "07712000000-801"),
        ("400-000-0000", "ok", "4000000000"),
        ("2000000", "warning", "identity.phone.no_area_code"),
        ("+1 202 000 0000", "warning", "identity.phone.foreign"),
        ("12000000000", "problem", "identity.phone.length"),
        ("1380000000", "problem", "identity.phone.length"),
        ("0771-1000000", "problem", "identity.phone.length"),
        ("无", "problem", "identity.phone.characters"),
        ("1380000000o", "problem", "identity.phone.characters"),
        ("", "problem", "identity.empty"),
    ] {
        assert_eq!(
            outcome(check_phone(text)),
            (kind, detail.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn passports() {
    for (text, kind, detail) in [
        ("e00000000", "ok", "E00000000"),
        ("ＥＡ０００００００", "ok", "EA0000000"),
        ("X1234567890", "warning", "identity.passport.unusual"),
        ("EABCDEFGH", "problem", "identity.passport.shape"),
        ("E123", "problem", "identity.passport.shape"),
        ("护照00000", "problem", "identity.passport.shape"),
        ("", "problem", "identity.empty"),
    ] {
        assert_eq!(
            outcome(check_passport(text)),
            (kind, detail.to_owned()),
            "{text}"
        );
    }
}
