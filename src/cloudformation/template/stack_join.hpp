// A stack within a stack joins the stack around it.
#pragma once

#include <cstddef>
#include <string>

#include "cloudformation/template/stack_loader.hpp"
#include "document/value.hpp"
#include "graph/fragment.hpp"
#include "graph/resource.hpp"

namespace trailseal::cloudformation {

/// Is there a trail in the stack or in one within it?
bool has_trail(const Fragment& fragment);

/// The value with this position everywhere: places in a text within a document.
Value placed(const Value& value, Position at);

/// Adds the resources of a stack to those around it. `maker` is the resource that makes the
/// stack, `path` the template that declares it, `bearing` how many stacks, the one around
/// and those within it, have trails.
void join_stack(Stack stack, const Resource& maker, const std::string& path,
                std::size_t bearing, Fragment& fragment);

}  // namespace trailseal::cloudformation
