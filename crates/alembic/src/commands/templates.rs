//! The templates of `init`: the files are what Alembic 1.20.1 writes (its MIT licence covers them), so that a project made
//! here is the one that is made at home.

/// One template.
pub(super) struct Template {
    pub(super) name: &'static str,
    /// The first line of its README, without the line break.
    pub(super) readme: &'static str,
    /// The rest of the README, from the line break on.
    pub(super) readme_tail: &'static str,
    pub(super) env: &'static str,
    pub(super) mako: &'static str,
    pub(super) ini: &'static str,
    pub(super) toml: Option<&'static str>,
}

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!("../../data/templates/", $name))
    };
}

/// All templates, by name.
pub(super) const TEMPLATES: &[Template] = &[
    Template {
        name: "async",
        readme: "Generic single-database configuration with an async dbapi.",
        readme_tail: "",
        env: data!("async_env.py"),
        mako: data!("generic.mako"),
        ini: data!("async.ini"),
        toml: None,
    },
    Template {
        name: "generic",
        readme: "Generic single-database configuration.",
        readme_tail: "",
        env: data!("generic_env.py"),
        mako: data!("generic.mako"),
        ini: data!("generic.ini"),
        toml: None,
    },
    Template {
        name: "multidb",
        readme: "Rudimentary multi-database configuration.",
        readme_tail: data!("multidb_readme.txt"),
        env: data!("multidb_env.py"),
        mako: data!("multidb.mako"),
        ini: data!("multidb.ini"),
        toml: None,
    },
    Template {
        name: "pyproject",
        readme: "pyproject configuration, based on the generic configuration.",
        readme_tail: "",
        env: data!("generic_env.py"),
        mako: data!("generic.mako"),
        ini: data!("logging.ini"),
        toml: Some(data!("pyproject.toml")),
    },
    Template {
        name: "pyproject_async",
        readme: "pyproject configuration, with an async dbapi.",
        readme_tail: "",
        env: data!("async_env.py"),
        mako: data!("generic.mako"),
        ini: data!("logging.ini"),
        toml: Some(data!("pyproject.toml")),
    },
];
