//! 文书: how a paper is typeset. Guide for templates: README.md.
