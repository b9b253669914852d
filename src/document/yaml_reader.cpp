// yaml-cpp's events, walked once into a Value tree (yaml_value.cpp has what
// each of them becomes).
//
// Bounds: yaml-cpp recurses with the document, and stops by itself 500 levels deep; the
// events end earlier, at kMaxDepth. An alias is charged with all nodes it stands for
// before it is expanded. yaml-cpp lets a quoted text run open to the end of the input:
// that can only be the last scalar, which is looked at again.
#include "document/yaml_reader.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/limits.hpp"
#include "document/yaml_error.hpp"
#include "document/yaml_indent.hpp"
#include "document/yaml_value.hpp"

namespace trailseal {
namespace {

/// Ends the parsing when a second document begins.
struct SecondDocument {
  Position position{};
};

Position place(const YAML::Mark& mark) {
  if (mark.is_null()) return Position{.line = 1, .column = 1};
  return Position{.line = static_cast<std::uint32_t>(mark.line + 1),
                  .column = static_cast<std::uint32_t>(mark.column + 1)};
}

class YamlBuilder : public YAML::EventHandler {
 public:
  YamlBuilder(const Source& source, std::vector<Error>& warnings)
      : source_(source), warnings_(warnings) {}

  Value take_root() { return std::move(root_); }
  Position last_scalar() const { return last_scalar_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (started_) throw SecondDocument{place(mark)};
    started_ = true;
    root_ = Value::null(Position{.line = 1, .column = 1});
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Position position = place(mark);
    if (wants_key()) return take_key("null", true, position);
    finish(Node{.value = Value::null(position)}, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Position position = place(mark);
    const Node* node = anchor < anchors_.size() && anchors_[anchor].nodes > 0
                           ? &anchors_[anchor]
                           : nullptr;
    if (node == nullptr) {
      throw Malformed{.message = "an alias is inside the node that it refers to",
                      .position = position};
    }
    if (wants_key()) {
      const auto name = node->value.literal();
      if (!name) refuse_key(position);
      return take_key(*name, false, position);
    }
    charge(node->nodes, position);
    check_depth(node->height, position);
    finish(Node(*node), 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    const Position position = place(mark);
    const std::string function = function_of(tag, position);
    last_scalar_ = position;
    if (wants_key()) {
      if (!function.empty()) refuse_key(position);
      if (anchor != 0) remember(anchor, Node{.value = Value::text(Text(text), position)});
      return take_key(text, tag == "?", position);
    }
    if (function.empty()) {
      return finish(Node{.value = scalar_value(tag, text, position)}, anchor);
    }
    Value argument = Value::text(Text(text), position);
    finish(Node{.value = long_form(function, std::move(argument), position),
                .nodes = 2,
                .height = 3},
           anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(Value::list({}, place(mark)), tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Value::map(place(mark)), tag, anchor);
  }
  void OnMapEnd() override {
    merge_mappings(frames_.back().merged, frames_.back().node.value);
    close();
  }

 private:
  struct Node {
    Value value{};
    std::size_t nodes = 1;   ///< in the whole subtree; 0 for an anchor not finished yet
    std::size_t height = 1;  ///< levels of the subtree
  };

  /// A list or mapping whose end has not come yet.
  struct Frame {
    Node node{};
    std::string function{};
    YAML::anchor_t anchor = 0;
    bool has_key = false;
    bool merges = false;  ///< the pending key is `<<`
    std::string key{};
    Position key_position{};
    std::vector<Value> merged{};
  };

  bool wants_key() const {
    return !frames_.empty() && frames_.back().node.value.is_map() &&
           !frames_.back().has_key;
  }

  [[noreturn]] static void refuse_key(Position position) {
    throw Malformed{.message = "a key of a mapping must be a plain string",
                    .help = "quote a key that begins with a bracket or a tag",
                    .position = position};
  }

  void take_key(const std::string& name, bool plain, Position position) {
    Frame& frame = frames_.back();
    frame.has_key = true;
    frame.merges = plain && name == "<<";
    frame.key = name;
    frame.key_position = position;
  }

  /// Counts nodes that are about to be copied, for an anchor or in place of an alias.
  void charge(std::size_t nodes, Position position) {
    expanded_ += nodes;
    if (expanded_ <= kMaxNodes) return;
    throw Malformed{
        .message = "aliases expand to more than " + std::to_string(kMaxNodes) + " nodes",
        .position = position};
  }

  /// Refuses `levels` more below the open frames where they are too many.
  void check_depth(std::size_t levels, Position position) const {
    if (depth_ + levels <= kMaxDepth) return;
    throw Malformed{
        .message = "nested more than " + std::to_string(kMaxDepth) + " levels deep",
        .position = position};
  }

  void open(Value value, const std::string& tag, YAML::anchor_t anchor) {
    const Position position = value.position();
    if (wants_key()) refuse_key(position);
    Frame frame{.node = Node{.value = std::move(value)},
                .function = function_of(tag, position),
                .anchor = anchor};
    check_depth(levels(frame), position);
    depth_ += levels(frame);
    if (anchor != 0) remember(anchor, Node{.nodes = 0});
    frames_.push_back(std::move(frame));
  }

  static std::size_t levels(const Frame& frame) { return frame.function.empty() ? 1 : 2; }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    depth_ -= levels(frame);
    if (!frame.function.empty()) {
      const Position position = frame.node.value.position();
      frame.node.value = long_form(frame.function, std::move(frame.node.value), position);
      ++frame.node.nodes;
      ++frame.node.height;
    }
    finish(std::move(frame.node), frame.anchor);
  }

  void remember(YAML::anchor_t anchor, Node node) {
    if (anchors_.size() <= anchor) anchors_.resize(anchor + 1, Node{.nodes = 0});
    anchors_[anchor] = std::move(node);
  }

  /// Puts a finished node where it belongs: into the innermost open list or mapping.
  void finish(Node node, YAML::anchor_t anchor) {
    if (anchor != 0) {
      charge(node.nodes, node.value.position());
      remember(anchor, node);
    }
    if (frames_.empty()) {
      root_ = std::move(node.value);
      return;
    }
    Frame& frame = frames_.back();
    frame.node.nodes += node.nodes;
    frame.node.height = std::max(frame.node.height, node.height + 1);
    if (!frame.node.value.is_map()) {
      frame.node.value.push_back(std::move(node.value));
      return;
    }
    frame.has_key = false;
    if (frame.merges) {
      frame.merged.push_back(std::move(node.value));
      return;
    }
    if (frame.node.value.find(frame.key) != nullptr) warn_duplicate(frame);
    frame.node.value.set(std::move(frame.key), std::move(node.value), frame.key_position);
  }

  void warn_duplicate(const Frame& frame) {
    warnings_.push_back(
        Error{.message = "duplicate key `" + frame.key + "`: the last one counts",
              .path = source_.path(),
              .line = frame.key_position.line,
              .column = frame.key_position.column});
  }

  const Source& source_;
  std::vector<Error>& warnings_;
  Value root_;
  bool started_ = false;
  std::vector<Frame> frames_;
  std::vector<Node> anchors_;  ///< by anchor number, as yaml-cpp counts them from 1
  std::size_t expanded_ = 0;   ///< nodes copied for anchors and aliases
  std::size_t depth_ = 0;
  Position last_scalar_{};
};

Error error_of(const Source& source, const Malformed& malformed) {
  if (is_deep_flow(source, malformed.position)) {
    return yaml_error(source, "brackets are opened and never closed", {},
                      malformed.position);
  }
  return yaml_error(source, malformed.message, malformed.help, malformed.position);
}

/// What stands behind the first document: another one, or what should not be there.
Result<Document> judge_second(const Source& source, Document document, Position at) {
  const std::string_view line = line_of(source, at.line);
  if (at.column > line.size() || !line.substr(at.column - 1).starts_with("---")) {
    return yaml_error(source, "there is more text after the end of the document",
                      "check the indentation", at);
  }
  document.warnings.push_back(
      Error{.message = "only the first of several YAML documents is read",
            .path = source.path(),
            .line = at.line,
            .column = at.column});
  return document;
}

/// Parses `text`, which stands for that of the source.
Result<Document> parse(const Source& source, const std::string& text) {
  Document document;
  YamlBuilder builder(source, document.warnings);
  try {
    std::istringstream stream{text};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      document.root = Value::null(Position{.line = 1, .column = 1});
      return document;
    }
    document.root = builder.take_root();
    const Position last = builder.last_scalar();
    if (last.line != 0 && is_open_quote(source, last)) {
      return yaml_error(source, "a quoted string is not closed", {}, last);
    }
    parser.HandleNextDocument(builder);
  } catch (const SecondDocument& second) {
    return judge_second(source, std::move(document), second.position);
  } catch (const Malformed& malformed) {
    return error_of(source, malformed);
  } catch (const YAML::Exception& error) {
    return yaml_library_error(source, error.msg, place(error.mark));
  }
  return document;
}

}  // namespace

Result<Document> read_yaml(const Source& source) {
  if (const auto checked = check_yaml_bytes(source); !checked) return checked.error();
  Result<Document> document = parse(source, std::string(source.text()));
  if (document) return document;
  const auto deeper = with_deeper_tagged_texts(source.text());
  if (!deeper) return document;
  Result<Document> again = parse(source, *deeper);
  return again ? again : document;
}

}  // namespace trailseal
