// Spot: where in a text a part of a resource is written.
#pragma once

#include <memory>
#include <string>

#include "graph/edit.hpp"
#include "patch/source_set.hpp"
#include "patch/syntax.hpp"

namespace trailseal::patch {

/// How values are written around a spot.
enum class Dialect {
  Hcl,            ///< arguments, objects and lists
  TerraformJson,  ///< `.tf.json`: texts are templates
  HeredocJson,    ///< JSON in a heredoc: likewise
  Yaml,           ///< a template
  TemplateJson,   ///< a template: functions are objects
  SubJson,        ///< JSON in the text of `Fn::Sub`
  PlainJson,      ///< JSON in a text that takes no references
};

struct Spot {
  /// What a node of the document is in an `aws_iam_policy_document`, whose blocks and
  /// arguments have other names.
  enum class Role {
    Plain,       ///< the node is written as the document has it
    Blocks,      ///< a body, as the list of its blocks of the type `test`
    Document,    ///< the body of the data source
    Statements,  ///< likewise, as the list of its statements
    Statement,   ///< a `statement` block
    Principals,  ///< a statement, as the map of its `principals`
    Conditions,  ///< a statement, as the map of its `condition`s
    Operator,    ///< likewise, as the map under one `test`
    Values,      ///< a list; one item of it is the same as that item alone
  };

  const SourceFile* file = nullptr;
  /// The tree that the node is in: the file's, or that of a JSON text within it.
  std::shared_ptr<const Syntax> syntax{};
  std::size_t base = 0;  ///< where the text of that tree begins in the file
  Dialect dialect = Dialect::Hcl;
  const SyntaxNode* node = nullptr;
  Role role = Role::Plain;
  bool negated = false;    ///< of Principals: `not_principals`
  std::string test{};      ///< of Operator and its Values; of Blocks their type
  std::string variable{};  ///< of Values of a condition: its key
  /// The place of the graph that led here, and how many steps of the edit are behind it.
  Position anchor{};
  std::size_t steps_ahead = 0;
  /// A name led here that stands elsewhere as well.
  bool is_named_often = false;
};

}  // namespace trailseal::patch
