// Edit: one change of what an input says, as data: which attribute of which resource, what
// becomes of it, and where that stands.
//
//   bucket policy   attribute   steps                        kind     value
//   aws_s3_...logs  policy      Statement / 1 / Resource     Append   <bucket's ARN>/audit/*
//
// An edit is no text: what it looks like in a file is for whoever writes the file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal {

/// One step into a document: to a member of a map, or without a name to an item of a list.
struct EditStep {
  std::string member{};
  std::size_t index = 0;

  friend bool operator==(const EditStep&, const EditStep&) = default;
};

/// An attribute of a resource, as a source would refer to it: `aws_kms_key.logs`, `arn`.
/// Of CloudFormation the attribute is `Ref`, or what `Fn::GetAtt` takes (`Arn`).
struct EditOrigin {
  std::string address{};
  std::string attribute{};

  friend bool operator==(const EditOrigin&, const EditOrigin&) = default;
};

struct Edit {
  enum class Kind {
    Replace,         ///< another value in the place of one
    Append,          ///< one more item of a list; a single text becomes a list of two
    AddMember,       ///< one more member (`key`) of a map, an argument of the resource
    Remove,          ///< an item of a list, a member of a map, an argument
    CreateResource,  ///< one more resource, behind the one that it belongs to
  };

  Kind kind = Kind::Replace;
  std::size_t input = 0;  ///< of the resource
  std::string
      resource{};  ///< its address; of a new one that of the resource it belongs to
  /// Dotted path of the attribute: `policy`, `rule.0.bucket_key_enabled`, `KeyPolicy`; in
  /// both languages `depends_on` for what the resource waits for. Empty: the resource
  /// itself, to which a member is added.
  std::string attribute{};
  /// From the document that the attribute holds (which may be JSON text) to what changes,
  /// in the document's own spelling: a `Statement` that is no list has no index below it.
  std::vector<EditStep> steps{};
  std::string key{};  ///< of AddMember
  /// What comes in, and the attributes of a new resource. Its texts may hold symbols.
  Value value{};
  /// What the value is, where a source would name it instead of spelling it.
  std::optional<EditOrigin> origin{};
  struct {
    std::string type{};
    std::string address{};  ///< one that the input has not yet
    /// Attributes that nobody writes: deployment makes them (`arn`).
    Value made{};
  } created{};  ///< of CreateResource
  /// Of what is replaced or removed, or of the list or map that grows. `file` counts
  /// Input::source_files; line 0 where no place is known.
  Position place{};
};

/// The document that an attribute holds: what stands in a JSON text, and any other value as
/// it is. Of a text that is no JSON object it is absent.
Value document_in(const Value& attribute);

/// The part of a value that a step leads to; absent where there is none.
const Value& at_step(const Value& value, const EditStep& step);

/// The step from a map or a list to its `index`-th part.
EditStep step_to(const Value& value, std::size_t index);

/// The value at the end of the steps; absent where they lead nowhere.
const Value& at_steps(const Value& document, const std::vector<EditStep>& steps);

/// A dotted path as steps.
std::vector<EditStep> path_steps(std::string_view dotted);

/// The document with an edit made at the end of its steps; attribute and resource do not
/// count.
Value edited_document(const Value& document, const Edit& edit);

/// The same resource with an edit of it made. One that leads nowhere changes nothing.
Resource apply(Resource resource, const Edit& edit);

/// The same graph with the edits made, in their order. One that leads nowhere changes
/// nothing. A resource waits for those that it is made to refer to.
ResourceGraph apply(ResourceGraph graph, const std::vector<Edit>& edits);

}  // namespace trailseal
