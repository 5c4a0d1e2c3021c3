//! A web server that was set up without care: it serves the package, but its WebAssembly not as it should.
