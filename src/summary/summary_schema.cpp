// JSON Schema, draft 2020-12.
#include "summary/summary_schema.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "summary/field_list.hpp"
#include "summary/places.hpp"
#include "summary/summary_writer.hpp"
#include "summary/word_table.hpp"

namespace trailseal::summary {
namespace {

Value text(std::string_view content) { return Value::text(Text(content)); }

Value of_type(std::string_view type) {
  Value schema = Value::map();
  schema.set("type", text(type));
  return schema;
}

Value list_of(Value items) {
  Value schema = of_type("array");
  schema.set("items", std::move(items));
  return schema;
}

Value reference(std::string_view name) {
  Value schema = Value::map();
  schema.set("$ref", text("#/$defs/" + std::string(name)));
  return schema;
}

Value number() {
  Value schema = of_type("integer");
  schema.set("minimum", Value::number("0"));
  return schema;
}

Value one_of(std::vector<Value> schemas) {
  Value schema = Value::map();
  schema.set("anyOf", Value::list(std::move(schemas)));
  return schema;
}

/// Collects the members of one struct instead of writing or reading them.
class SchemaMaker {
 public:
  void required(std::string_view name, const std::string& member) {
    (*this)(name, member);
    required_.push_back(text(name));
  }
  void required(std::string_view name, const Text& member) {
    (*this)(name, member);
    required_.push_back(text(name));
  }
  void operator()(std::string_view name, const std::string&) {
    set(name, of_type("string"));
  }
  void operator()(std::string_view name, bool) { set(name, of_type("boolean")); }
  void operator()(std::string_view name, unsigned) { set(name, number()); }
  void operator()(std::string_view name, const Position&) {
    set(name, of_type("string"));
  }
  void operator()(std::string_view name, const std::optional<std::string>&) {
    set(name, of_type("string"));
  }
  void operator()(std::string_view name, const std::vector<std::string>&) {
    set(name, list_of(of_type("string")));
  }
  void operator()(std::string_view name, const std::set<std::string>&) {
    set(name, list_of(of_type("string")));
  }
  void operator()(std::string_view name, const Text&) { set(name, reference("text")); }
  void operator()(std::string_view name, const IdentityPieces&) {
    set(name, reference("identity"));
  }
  void operator()(std::string_view name, const Value&) {
    set(name, Value::boolean(true));
    set(std::string(name) + std::string(kPlacesSuffix), of_type("string"));
  }
  template <Worded E>
  void operator()(std::string_view name, E, E = E{}) {
    Value words = Value::list();
    for (const auto& row : WordTable<E>::kRows) words.push_back(text(row.second));
    Value schema = Value::map();
    schema.set("enum", std::move(words));
    set(name, std::move(schema));
  }
  void before(std::string_view name, const Value& tree, const Value&) {
    (*this)(name, tree);
    set(std::string(name) + std::string(kUnchangedSuffix), of_type("boolean"));
  }
  void identity(std::string_view name, const std::string&) { set(name, number()); }
  void exports(std::string_view name, const std::vector<std::string>&) {
    set(name, list_of(reference("identity")));
  }
  void nodes(std::string_view name, const std::vector<Value>&) {
    set(name, of_type("array"));
  }
  void choice(std::string_view name, const std::vector<std::optional<std::size_t>>&) {
    set(name, list_of(one_of({number(), of_type("null")})));
  }
  void resources(std::string_view name, const std::vector<Resource>&) {
    set(name, list_of(number()));
  }
  template <typename T>
  void object(std::string_view name, const T& object) {
    set(name, made(object));
  }
  template <typename T>
  void shared(std::string_view name, const std::shared_ptr<const T>&) {
    set(name, made(T{}));
  }
  template <typename T>
  void list(std::string_view name, const std::vector<T>&) {
    set(name, list_of(made(T{})));
  }

  Value take() {
    Value schema = of_type("object");
    schema.set("properties", std::move(properties_));
    if (!required_.empty()) schema.set("required", Value::list(std::move(required_)));
    schema.set("additionalProperties", Value::boolean(false));
    return schema;
  }

 private:
  template <typename T>
  Value made(const T& object) {
    SchemaMaker inner;
    list_fields(inner, object);
    return inner.take();
  }

  void set(std::string_view name, Value schema) {
    properties_.set(std::string(name), std::move(schema));
  }

  Value properties_ = Value::map();
  std::vector<Value> required_{};
};

template <typename T>
Value schema_of() {
  SchemaMaker maker;
  const T empty{};
  list_fields(maker, empty);
  return maker.take();
}

Value definitions_of_texts() {
  Value secret = of_type("object");
  Value properties = Value::map();
  properties.set("$secret", number());
  secret.set("properties", std::move(properties));
  Value pieces = Value::map();
  pieces.set("$text", list_of(one_of({of_type("string"), number(), std::move(secret)})));
  Value half_known = of_type("object");
  half_known.set("properties", std::move(pieces));
  half_known.set("required", Value::list({text("$text")}));
  Value definitions = Value::map();
  definitions.set("text", one_of({of_type("string"), std::move(half_known)}));
  definitions.set("identity", list_of(one_of({of_type("string"), number()})));
  return definitions;
}

}  // namespace

Value summary_schema() {
  Value properties = Value::map();
  Value name = Value::map();
  name.set("const", text(kSchemaName));
  properties.set("schema", std::move(name));
  properties.set("symbols", list_of(schema_of<SymbolRow>()));
  properties.set("resources", list_of(schema_of<Resource>()));
  properties.set("inputs", list_of(schema_of<InputSummary>()));
  Value schema = Value::map();
  schema.set("$schema", text("https://json-schema.org/draft/2020-12/schema"));
  schema.set("title", text("trailseal summary"));
  schema.set("type", text("object"));
  schema.set("properties", std::move(properties));
  schema.set("required", Value::list({text("schema"), text("symbols"), text("resources"),
                                      text("inputs")}));
  schema.set("additionalProperties", Value::boolean(false));
  schema.set("$defs", definitions_of_texts());
  return schema;
}

}  // namespace trailseal::summary
