use linewarden_rules::capacity::{
    Capacity, MAX_CAPACITY, SupplyVoltage, fold_width, parse_capacity,
};
use proptest::prelude::*;

fn low(text: &str) -> Result<Capacity, &'static str> {
    parse_capacity(text, SupplyVoltage::V380).map_err(|error| error.code())
}

fn high(text: &str) -> Result<Capacity, &'static str> {
    parse_capacity(text, SupplyVoltage::Kv10).map_err(|error| error.code())
}

#[test]
fn reads_what_people_type() {
    for text in [
        "13.2",
        "13.20",
        "13.200000",
        "１３．２",
        "13。2",
        "13.2kW",
        "13.2 KW",
        "１３．２ｋＷ",
        "13.2千瓦",
        " 13.2 ",
    ] {
        assert_eq!(low(text), Ok(Capacity::Watts(13_200)), "{text}");
    }
    for text in [
        "499.999",
        "499.999kVA",
        "499.999 千伏安",
        "0.499999MVA",
        "０．４９９９９９兆伏安",
        "0499.999",
    ] {
        assert_eq!(high(text), Ok(Capacity::VoltAmperes(499_999)), "{text}");
    }
    assert_eq!(low("0.001"), Ok(Capacity::Watts(1)));
    assert_eq!(low("10000000"), Ok(Capacity::Watts(MAX_CAPACITY)));
}

#[test]
fn refuses_with_the_reason() {
    for (text, code) in [
        ("13.2001", "capacity.too_fine"),
        ("0.0001", "capacity.too_fine"),
        ("0", "capacity.not_positive"),
        ("0.000", "capacity.not_positive"),
        ("-1", "capacity.not_positive"),
        ("－１", "capacity.not_positive"),
        ("−13.2kW", "capacity.not_positive"),
        ("-0.00001", "capacity.not_positive"),
        ("1e1", "capacity.not_a_number"),
        ("-1e1", "capacity.not_a_number"),
        ("abc", "capacity.not_a_number"),
        ("", "capacity.not_a_number"),
        ("kW", "capacity.not_a_number"),
        ("13.", "capacity.not_a_number"),
        (".5", "capacity.not_a_number"),
        ("1.2.3", "capacity.not_a_number"),
        ("+13.2", "capacity.not_a_number"),
        ("--1", "capacity.not_a_number"),
        ("1,000", "capacity.not_a_number"),
        ("0x10", "capacity.not_a_number"),
        ("NaN", "capacity.not_a_number"),
        ("٣", "capacity.not_a_number"),
        ("13.2kVA", "capacity.wrong_unit"),
        ("13.2MVA", "capacity.wrong_unit"),
        ("13200W", "capacity.wrong_unit"),
        ("13.2kWh", "capacity.wrong_unit"),
        ("10000000.001", "capacity.too_large"),
        ("99999999999999999999999", "capacity.too_large"),
    ] {
        assert_eq!(low(text), Err(code), "{text}");
    }
    for (text, code) in [
        ("500kW", "capacity.wrong_unit"),
        ("0.5MW", "capacity.wrong_unit"),
        ("0.5000001MVA", "capacity.too_fine"),
        ("499.9999", "capacity.too_fine"),
    ] {
        assert_eq!(high(text), Err(code), "{text}");
    }
}

#[test]
fn voltages_are_the_listed_ones_only() {
    for (text, voltage) in [
        ("380V", SupplyVoltage::V380),
        ("380", SupplyVoltage::V380),
        ("0.38kV", SupplyVoltage::V380),
        ("0.380 KV", SupplyVoltage::V380),
        ("220", SupplyVoltage::V220),
        ("220伏", SupplyVoltage::V220),
        ("10kV", SupplyVoltage::Kv10),
        ("10 kv", SupplyVoltage::Kv10),
        ("１０ｋＶ", SupplyVoltage::Kv10),
        ("10千伏", SupplyVoltage::Kv10),
        ("10000V", SupplyVoltage::Kv10),
        ("220kV", SupplyVoltage::Kv220),
    ] {
        assert_eq!(SupplyVoltage::parse(text), Ok(voltage), "{text}");
    }
    for text in [
        "25kV",
        "10",
        "0.4kV",
        "500kV",
        "-380",
        "380.5",
        "3.8e2",
        "",
        "kV",
        "abc",
        "380W",
        "99999999999999999999",
    ] {
        assert_eq!(
            SupplyVoltage::parse(text).unwrap_err().code(),
            "voltage.unknown",
            "{text}"
        );
    }
    for voltage in SupplyVoltage::ALL {
        assert_eq!(SupplyVoltage::parse(&voltage.to_string()), Ok(voltage));
        let stored = serde_json::to_string(&voltage).unwrap();
        assert_eq!(SupplyVoltage::parse(stored.trim_matches('"')), Ok(voltage));
        assert_eq!(
            voltage.is_low(),
            matches!(voltage, SupplyVoltage::V220 | SupplyVoltage::V380)
        );
    }
}

#[test]
fn prints_exactly_and_stores_integers() {
    assert_eq!(Capacity::Watts(13_200).to_string(), "13.2 kW");
    assert_eq!(Capacity::Watts(13_201).to_string(), "13.201 kW");
    assert_eq!(Capacity::VoltAmperes(499_999).to_string(), "499.999 kVA");
    assert_eq!(Capacity::VoltAmperes(500_000).to_string(), "500 kVA");
    assert_eq!(Capacity::Watts(1).to_string(), "0.001 kW");
    assert_eq!(
        serde_json::to_string(&Capacity::Watts(13_200)).unwrap(),
        r#"{"watts":13200}"#
    );
}

#[test]
fn adds_only_like_to_like() {
    assert_eq!(
        Capacity::Watts(8_000).plus(Capacity::Watts(5_201)),
        Ok(Capacity::Watts(13_201))
    );
    let mixed = Capacity::Watts(1)
        .plus(Capacity::VoltAmperes(1))
        .unwrap_err();
    assert_eq!(mixed.code(), "capacity.wrong_unit");
    let huge = Capacity::Watts(MAX_CAPACITY)
        .plus(Capacity::Watts(1))
        .unwrap_err();
    assert_eq!(huge.code(), "capacity.too_large");
    assert_eq!(
        Capacity::Watts(i64::MAX)
            .plus(Capacity::Watts(1))
            .unwrap_err()
            .code(),
        "capacity.too_large"
    );
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
        let once = fold_width(&text);
        prop_assert_eq!(fold_width(&once), once);
    }

    #[test]
    fn full_width_means_the_same(text in "[ -~]{0,16}") {
        let wide: String = text.chars().map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap(),
            ' ' => '\u{3000}',
            other => other,
        }).collect();
        prop_assert_eq!(low(&wide), low(&text));
        prop_assert_eq!(high(&wide), high(&text));
        prop_assert_eq!(fold_width(&wide), text.trim());
    }

    #[test]
    fn what_is_printed_is_read_back(value in 1..=MAX_CAPACITY, index in 0..8usize) {
        let voltage = SupplyVoltage::ALL[index];
        let capacity = Capacity::for_voltage(voltage, value);
        prop_assert_eq!(parse_capacity(&capacity.to_string(), voltage), Ok(capacity));
    }

    #[test]
    fn anything_typed_is_answered(text in "\\PC{0,24}") {
        let _ = SupplyVoltage::parse(&text);
        if let Ok(capacity) = parse_capacity(&text, SupplyVoltage::V220) {
            prop_assert!(capacity.fits(SupplyVoltage::V220));
        }
    }
}
