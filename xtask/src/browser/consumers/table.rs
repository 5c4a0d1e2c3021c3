//! Everybody who installs the package: one row for each way in which a merchant's page comes about.
use super::site::Served;
use super::wasm::Wasm;

/// A folder below tests/packages, and what is done with it.
pub(super) struct Consumer {
    pub(super) folder: &'static str,
    pub(super) ways: &'static [Way],
}

/// One way from the folder to a page.
pub(super) struct Way {
    /// What its test is called.
    pub(super) name: &'static str,
    /// The script of package.json that builds it.
    pub(super) build: Option<&'static str>,
    /// The page, if the server's half of the framework has to have written it.
    pub(super) prerendered: Option<&'static str>,
    pub(super) served: Served,
    pub(super) wasm: Wasm,
    /// The page's Content-Security-Policy, where it has one.
    pub(super) policy: Option<&'static str>,
}

const WAY: Way = Way {
    name: "",
    build: None,
    prerendered: None,
    served: Served::Folder("."),
    wasm: Wasm::InFiles,
    policy: None,
};

/// The strictest a shop can have: the sandbox's two ports are in Xendit's place.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self' {api}; frame-src {frames}; img-src {api}; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// What webpack fetches later it fetches by script elements, for which it has a policy of its own if it is told to.
const WEBPACKS: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self' {api}; frame-src {frames}; img-src {api}; \
    require-trusted-types-for 'script'; trusted-types webpack";

/// The same, where not even WebAssembly is allowed.
const WITHOUT_WASM: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    connect-src 'self' {api}; frame-src {frames}; img-src {api}; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// By the nonce on the page's one script alone, which a shop's server would make anew for each page.
const BY_NONCE: &str = "default-src 'none'; script-src 'nonce-r4nd0m' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self' {api}; frame-src {frames}; img-src {api}";

/// The consumers.
pub(super) const CONSUMERS: &[Consumer] = &[
    Consumer {
        folder: "next",
        ways: &[
            Way {
                name: "next_with_turbopack_prerenders_a_page_that_takes_payments",
                build: Some("build"),
                prerendered: Some(".next/server/app/index.html"),
                served: Served::By(&["node_modules/next/dist/bin/next", "start", "--port", "{port}"]),
                ..WAY
            },
            Way {
                name: "next_with_webpack_prerenders_a_page_that_takes_payments",
                build: Some("build:webpack"),
                prerendered: Some(".next/server/app/index.html"),
                served: Served::By(&["node_modules/next/dist/bin/next", "start", "--port", "{port}"]),
                ..WAY
            },
        ],
    },
    Consumer {
        folder: "nuxt",
        ways: &[Way {
            name: "nuxt_renders_a_page_that_takes_payments",
            build: Some("build"),
            served: Served::By(&[".output/server/index.mjs"]),
            ..WAY
        }],
    },
    Consumer {
        folder: "vite",
        ways: &[
            Way {
                name: "vite_serves_a_page_that_takes_payments_in_development",
                served: Served::By(&["node_modules/vite/bin/vite.js", "--port", "{port}", "--strictPort"]),
                ..WAY
            },
            Way {
                name: "vite_builds_a_page_that_takes_payments",
                build: Some("build"),
                served: Served::Folder("dist"),
                ..WAY
            },
            Way {
                name: "what_vite_builds_takes_payments_under_the_strictest_policy",
                build: Some("build"),
                served: Served::Folder("dist"),
                policy: Some(STRICT),
                ..WAY
            },
        ],
    },
    Consumer {
        folder: "react",
        ways: &[
            Way {
                name: "react_takes_payments_in_strict_mode_with_an_effect_alone",
                served: Served::By(&["node_modules/vite/bin/vite.js", "--port", "{port}", "--strictPort"]),
                ..WAY
            },
            Way {
                name: "react_takes_payments_once_it_is_built",
                build: Some("build"),
                served: Served::Folder("dist"),
                ..WAY
            },
        ],
    },
    Consumer {
        folder: "sveltekit",
        ways: &[Way {
            name: "sveltekit_prerenders_a_page_that_takes_payments",
            build: Some("build"),
            prerendered: Some("build/index.html"),
            served: Served::Folder("build"),
            ..WAY
        }],
    },
    Consumer {
        folder: "webpack",
        ways: &[
            Way {
                name: "webpack_builds_a_page_that_takes_payments",
                build: Some("build"),
                served: Served::Folder("dist"),
                ..WAY
            },
            Way {
                name: "what_webpack_builds_with_trusted_types_takes_payments_under_a_strict_policy",
                build: Some("build:trusted"),
                served: Served::Folder("dist"),
                policy: Some(WEBPACKS),
                ..WAY
            },
            Way {
                name: "the_custom_element_takes_payments",
                build: Some("build:element"),
                served: Served::Folder("element"),
                ..WAY
            },
        ],
    },
    Consumer {
        folder: "parcel",
        ways: &[Way {
            name: "parcel_builds_a_page_that_takes_payments",
            build: Some("build"),
            served: Served::Folder("dist"),
            ..WAY
        }],
    },
    Consumer {
        folder: "esbuild",
        ways: &[
            Way {
                name: "esbuild_builds_one_script_that_takes_payments",
                build: Some("build"),
                served: Served::Folder("dist"),
                wasm: Wasm::Replaced,
                ..WAY
            },
            Way {
                name: "esbuild_with_splitting_builds_scripts_that_take_payments",
                build: Some("build:split"),
                served: Served::Folder("split"),
                wasm: Wasm::Replaced,
                ..WAY
            },
            Way {
                name: "esbuild_takes_payments_in_silence_with_the_wasm_inside_the_script",
                build: Some("build:inline"),
                served: Served::Folder("inline"),
                wasm: Wasm::InScripts,
                ..WAY
            },
            Way {
                name: "what_needs_no_wasm_takes_payments_where_none_is_allowed",
                build: Some("build:no-wasm"),
                served: Served::Folder("no-wasm"),
                wasm: Wasm::InScripts,
                policy: Some(WITHOUT_WASM),
                ..WAY
            },
        ],
    },
    Consumer {
        folder: "rollup",
        ways: &[Way {
            name: "rollup_builds_scripts_that_take_payments",
            build: Some("build"),
            served: Served::Folder("dist"),
            wasm: Wasm::Replaced,
            ..WAY
        }],
    },
    Consumer {
        folder: "plain-script",
        ways: &[
            Way {
                name: "a_plain_script_with_its_hash_takes_payments",
                build: Some("build"),
                served: Served::Folder("dist"),
                wasm: Wasm::InScripts,
                ..WAY
            },
            Way {
                name: "a_plain_script_takes_payments_under_the_strictest_policy",
                build: Some("build"),
                served: Served::Folder("dist"),
                wasm: Wasm::InScripts,
                policy: Some(STRICT),
                ..WAY
            },
        ],
    },
    Consumer {
        folder: "module-script",
        ways: &[
            Way { name: "a_module_script_without_a_bundler_takes_payments", ..WAY },
            Way {
                name: "a_module_script_takes_payments_under_the_strictest_policy",
                policy: Some(STRICT),
                ..WAY
            },
            Way { name: "a_module_script_takes_payments_by_its_nonce_alone", policy: Some(BY_NONCE), ..WAY },
        ],
    },
];
