// Edits of a policy where it is written as blocks of an `aws_iam_policy_document`.
#include "patch/body_place.hpp"
#include "patch/hcl_blocks.hpp"
#include "patch/line_scan.hpp"
#include "patch/policy_blocks.hpp"
#include "patch/written_value.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;
using Role = Spot::Role;

/// Blocks, with an empty line between them.
std::string joined(const std::vector<std::string>& blocks) {
  std::string lines;
  for (const std::string& block : blocks) {
    lines += (lines.empty() ? "" : "\n\n") + block;
  }
  return lines;
}

/// New blocks in the place of some of a statement; at its end where there were none.
Splices replace_blocks(const Spot& spot, const std::vector<const SyntaxNode*>& old,
                       const std::vector<std::string>& blocks) {
  const std::string lines = joined(blocks);
  if (old.empty()) return put_at_end(spot, *spot.node, lines);
  std::vector<Splice> splices;
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (i == 0 && !blocks.empty()) {
      const std::string text = lines.substr(lines.find_first_not_of(' '));
      splices.push_back(
          {.begin = old[i]->begin, .size = old[i]->end - old[i]->begin, .text = text});
      continue;
    }
    const Splices removed = remove_from_body(spot, *old[i]);
    if (!removed) return {};
    splices.insert(splices.end(), removed->begin(), removed->end());
  }
  return splices;
}

/// What is added at a statement: an argument, or blocks.
Splices add_element(const Spot& spot, const Writing& writing) {
  const std::string indent = indent_in(spot, *spot.node);
  if (writing.key == "Condition") {
    return put_at_end(spot, *spot.node, joined(condition_blocks(writing.draft, indent)));
  }
  if (writing.key == "Principal" || writing.key == "NotPrincipal") {
    const bool negated = writing.key == "NotPrincipal";
    return put_at_end(spot, *spot.node,
                      joined(principal_blocks(writing.draft, negated, indent)));
  }
  const StatementArgument made = statement_argument(writing.key, writing.draft, indent);
  if (made.key.empty()) return {};
  return put_argument(spot, *spot.node, indent + made.key + " = " + made.value);
}

Draft one_member(const std::string& key, const Draft& value) {
  return {.kind = Draft::Kind::Map, .items = {value}, .keys = {key}};
}

Splices write_statement(const Spot& spot, const Writing& writing) {
  if (writing.kind == Edit::Kind::AddMember) return add_element(spot, writing);
  if (writing.kind == Edit::Kind::Remove) return remove_from_body(spot, *spot.node);
  if (writing.kind != Edit::Kind::Replace) return {};
  const std::string indent(spot.syntax->indent_of(spot.node->begin));
  const std::string block = statement_block(writing.draft, indent);
  return {{{.begin = spot.node->begin,
            .size = spot.node->end - spot.node->begin,
            .text = block.substr(indent.size())}}};
}

Splices write_principals(const Spot& spot, const Writing& writing) {
  const std::string indent = indent_in(spot, *spot.node);
  const auto old = blocks_in(*spot.node, spot.negated ? "not_principals" : "principals");
  if (writing.kind == Edit::Kind::Remove) return replace_blocks(spot, old, {});
  const bool adds = writing.kind == Edit::Kind::AddMember;
  if (!adds && writing.kind != Edit::Kind::Replace) return {};
  const Draft principal = adds ? one_member(writing.key, writing.draft) : writing.draft;
  const auto blocks = principal_blocks(principal, spot.negated, indent);
  return adds ? put_at_end(spot, *spot.node, joined(blocks))
              : replace_blocks(spot, old, blocks);
}

Splices write_conditions(const Spot& spot, const Writing& writing) {
  const std::string indent = indent_in(spot, *spot.node);
  const bool one_test = spot.role != Role::Conditions;
  const SyntaxNode& statement = *spot.node;
  const auto old =
      one_test ? conditions_in(statement, spot.test) : blocks_in(statement, "condition");
  Draft tests = writing.draft;
  if (writing.kind == Edit::Kind::AddMember) tests = one_member(writing.key, tests);
  if (one_test) tests = one_member(spot.test, tests);
  switch (writing.kind) {
    case Edit::Kind::AddMember:
      return put_at_end(spot, statement, joined(condition_blocks(tests, indent)));
    case Edit::Kind::Replace:
      return replace_blocks(spot, old, condition_blocks(tests, indent));
    case Edit::Kind::Remove:
      return replace_blocks(spot, old, {});
    default:
      return {};
  }
}

/// One more statement behind the last one.
Splices add_statement(const Spot& spot, const Writing& writing) {
  const std::string indent = indent_in(spot, *spot.node);
  const std::string block = statement_block(writing.draft, indent);
  const auto statements = blocks_in(*spot.node, "statement");
  if (statements.empty() && spot.node->items.empty()) {
    return put_into_empty(spot, *spot.node, block);
  }
  if (statements.empty()) return put_at_end(spot, *spot.node, block);
  const std::size_t stop = line_stop(spot.syntax->text(), statements.back()->end);
  return {{{.begin = stop, .text = "\n\n" + block}}};
}

}  // namespace

Splices write_in_policy(const Spot& spot, const Writing& writing) {
  switch (spot.role) {
    case Role::Statements:
      return writing.kind == Edit::Kind::Append ? add_statement(spot, writing)
                                                : Splices();
    case Role::Statement:
      return write_statement(spot, writing);
    case Role::Principals:
      return write_principals(spot, writing);
    case Role::Conditions:
    case Role::Operator:
      return write_conditions(spot, writing);
    case Role::Values: {
      // All values of a key: its condition goes with them.
      if (spot.node->parent == nullptr) return {};
      return remove_from_body(spot, *spot.node->parent);
    }
    default:
      return {};
  }
}

}  // namespace trailseal::patch
