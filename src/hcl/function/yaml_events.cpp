// The door to libyaml. Terraform's YAML is a translation of this library, so both agree
// on what is well formed, and on how lines are folded.
#include "hcl/function/yaml_events.hpp"

#include <yaml.h>

#include <optional>

namespace trailseal::hcl {
namespace {

using EventKind = YamlEvent::Kind;
using Style = YamlEvent::Style;

std::string yaml_text(const yaml_char_t* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

Style style_of(yaml_scalar_style_t style) {
  if (style == YAML_PLAIN_SCALAR_STYLE) return Style::Plain;
  const bool is_block =
      style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
  return is_block ? Style::Literal : Style::Quoted;
}

/// Nothing for events that tell no more than that the text begins or ends.
std::optional<YamlEvent> event_of(const yaml_event_t& event) {
  switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
      return YamlEvent{.kind = EventKind::DocumentStart};
    case YAML_DOCUMENT_END_EVENT:
      return YamlEvent{.kind = EventKind::DocumentEnd};
    case YAML_ALIAS_EVENT:
      return YamlEvent{.kind = EventKind::Alias,
                       .anchor = yaml_text(event.data.alias.anchor)};
    case YAML_SCALAR_EVENT: {
      const auto& scalar = event.data.scalar;
      return YamlEvent{
          .kind = EventKind::Scalar,
          .text = std::string(reinterpret_cast<const char*>(scalar.value), scalar.length),
          .tag = yaml_text(scalar.tag),
          .anchor = yaml_text(scalar.anchor),
          .style = style_of(scalar.style)};
    }
    case YAML_SEQUENCE_START_EVENT:
      return YamlEvent{.kind = EventKind::SequenceStart,
                       .tag = yaml_text(event.data.sequence_start.tag),
                       .anchor = yaml_text(event.data.sequence_start.anchor)};
    case YAML_SEQUENCE_END_EVENT:
      return YamlEvent{.kind = EventKind::SequenceEnd};
    case YAML_MAPPING_START_EVENT:
      return YamlEvent{.kind = EventKind::MappingStart,
                       .tag = yaml_text(event.data.mapping_start.tag),
                       .anchor = yaml_text(event.data.mapping_start.anchor)};
    case YAML_MAPPING_END_EVENT:
      return YamlEvent{.kind = EventKind::MappingEnd};
    default:
      return std::nullopt;
  }
}

/// libyaml's structures, freed whatever happens.
struct ParserHolder {
  yaml_parser_t parser{};

  ParserHolder() { yaml_parser_initialize(&parser); }
  ~ParserHolder() { yaml_parser_delete(&parser); }
  ParserHolder(const ParserHolder&) = delete;
  ParserHolder& operator=(const ParserHolder&) = delete;
};

struct Emitter {
  yaml_emitter_t emitter{};

  Emitter() { yaml_emitter_initialize(&emitter); }
  ~Emitter() { yaml_emitter_delete(&emitter); }
  Emitter(const Emitter&) = delete;
  Emitter& operator=(const Emitter&) = delete;
};

/// `\/` came with YAML 1.2; Terraform refuses it.
bool has_odd_escape(const yaml_event_t& event, std::string_view text) {
  if (event.type != YAML_SCALAR_EVENT ||
      event.data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
    return false;
  }
  // Marks count characters, not bytes: in a text beyond ASCII the place is not exact.
  const std::size_t start = std::min(event.start_mark.index, text.size());
  const std::size_t end = std::min(event.end_mark.index, text.size());
  const std::string_view raw = text.substr(start, end - start);
  for (std::size_t at = 0; (at = raw.find('\\', at)) != std::string_view::npos; at += 2) {
    if (raw.substr(at + 1, 1) == "/") return true;
  }
  return false;
}

Error malformed_yaml(const yaml_parser_t& parser) {
  const std::string problem = parser.problem == nullptr ? "malformed" : parser.problem;
  return Error{.message = "line " + std::to_string(parser.problem_mark.line + 1) + ": " +
                          problem};
}

yaml_scalar_style_t library_style(Style style) {
  switch (style) {
    case Style::Literal:
      return YAML_LITERAL_SCALAR_STYLE;
    case Style::Quoted:
      return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    case Style::Plain:
      break;
  }
  return YAML_PLAIN_SCALAR_STYLE;
}

bool fill(const YamlEvent& event, yaml_event_t& out) {
  switch (event.kind) {
    case EventKind::Scalar:
      return yaml_scalar_event_initialize(
                 &out, nullptr, nullptr,
                 reinterpret_cast<const yaml_char_t*>(event.text.data()),
                 static_cast<int>(event.text.size()), 1, 1,
                 library_style(event.style)) == 1;
    case EventKind::SequenceStart:
      return yaml_sequence_start_event_initialize(
                 &out, nullptr, nullptr, 1,
                 event.is_empty ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE) ==
             1;
    case EventKind::SequenceEnd:
      return yaml_sequence_end_event_initialize(&out) == 1;
    case EventKind::MappingStart:
      return yaml_mapping_start_event_initialize(
                 &out, nullptr, nullptr, 1,
                 event.is_empty ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE) ==
             1;
    case EventKind::MappingEnd:
      return yaml_mapping_end_event_initialize(&out) == 1;
    default:
      return false;
  }
}

int append(void* out, unsigned char* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return 1;
}

}  // namespace

Result<std::vector<YamlEvent>> read_yaml_events(std::string_view text) {
  ParserHolder holder;
  yaml_parser_t& parser = holder.parser;
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(
      &parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::vector<YamlEvent> events;
  while (true) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) return malformed_yaml(parser);
    if (has_odd_escape(event, text)) {
      yaml_event_delete(&event);
      return Error{.message = "`\\/` is not an escape of YAML 1.1"};
    }
    const bool is_end = event.type == YAML_STREAM_END_EVENT;
    if (auto one = event_of(event)) events.push_back(std::move(*one));
    yaml_event_delete(&event);
    if (is_end) return events;
  }
}

std::string write_yaml_events(const std::vector<YamlEvent>& events) {
  std::string out;
  Emitter holder;
  yaml_emitter_t& emitter = holder.emitter;
  yaml_emitter_set_output(&emitter, &append, &out);
  yaml_emitter_set_unicode(&emitter, 1);
  yaml_event_t event;
  yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
  bool ok = yaml_emitter_emit(&emitter, &event) == 1;
  yaml_document_start_event_initialize(&event, nullptr, nullptr, nullptr, 1);
  ok = ok && yaml_emitter_emit(&emitter, &event) == 1;
  for (const YamlEvent& one : events) {
    ok = ok && fill(one, event) && yaml_emitter_emit(&emitter, &event) == 1;
  }
  yaml_document_end_event_initialize(&event, 1);
  ok = ok && yaml_emitter_emit(&emitter, &event) == 1;
  yaml_stream_end_event_initialize(&event);
  ok = ok && yaml_emitter_emit(&emitter, &event) == 1;
  yaml_emitter_flush(&emitter);
  return ok ? out : "";
}

}  // namespace trailseal::hcl
