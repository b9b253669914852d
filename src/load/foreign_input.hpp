// What people hand over by mistake: files of other tools, and plans in another form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/value.hpp"

namespace trailseal::load {

/// For an argument that is an address rather than a path, and for a path at which there is
/// nothing: what is meant, or where the file is.
Error no_such_input(const std::string& argument);

/// For a file whose first bytes say that it is compressed.
std::optional<Error> compressed_error(const std::string& path);
/// The same for bytes that are at hand.
std::optional<Error> compressed_error(const std::string& path, std::string_view bytes);
/// Does something compressed begin with this byte?
bool may_be_compressed(int first_byte);

/// For a text that is something near a plan or a template (configuration, a log, a raw
/// state, another tool's file), where it is one of those.
std::optional<Error> lookalike_error(std::string_view path, std::string_view text);

/// For a template that only another tool understands.
std::optional<Error> dialect_error(const Value& root, const std::string& path);

}  // namespace trailseal::load
