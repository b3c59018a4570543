//! Capacity, identity, routing and clock through their public API.

mod capacity;
mod clock;
mod clock_data;
mod identity;
mod routing;
