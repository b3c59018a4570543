#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| linewarden_geofence_fuzz::read("x.gpkg", bytes));
