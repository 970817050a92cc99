import {
  anyObject,
  anything,
  byTag,
  type Fields,
  fields,
  flag,
  integer,
  listOf,
  oneOf,
  orNull,
  type Shape,
  tableOf,
  text,
  textOr,
  textUpTo,
} from './shapes.ts';

const webSearch = fields({}, { search_context_size: oneOf('low', 'medium', 'high'), user_location: orNull(anyObject) });

/** Tools, by their type. */
export const tools: Fields = {
  function: fields(
    { name: text },
    {
      description: orNull(text),
      parameters: orNull(anyObject),
      strict: orNull(flag),
      output_schema: orNull(anyObject),
      defer_loading: flag,
    },
  ),
  file_search: fields({ vector_store_ids: listOf(text) }, { max_num_results: integer, filters: orNull(anyObject) }),
  web_search: webSearch,
  web_search_2025_08_26: webSearch,
  web_search_preview: webSearch,
  web_search_preview_2025_03_11: webSearch,
  computer: anything,
  computer_use_preview: fields({ environment: text, display_width: integer, display_height: integer }),
  mcp: fields({ server_label: text }, { server_url: text, headers: orNull(tableOf(text)) }),
  code_interpreter: fields({ container: textOr(anyObject) }),
  programmatic_tool_calling: anything,
  image_generation: anything,
  local_shell: anything,
  shell: anything,
  custom: fields({ name: text }, { description: text, defer_loading: flag }),
  namespace: fields({ name: textUpTo(1000), description: text, tools: listOf(anyObject, 1) }),
  tool_search: anything,
  apply_patch: anything,
};

const named = fields({ name: text });
/** Which tool is to be used: a word, or one of these. */
export const toolChoice: Shape = (value, path) =>
  typeof value === 'string'
    ? oneOf('none', 'auto', 'required')(value, path)
    : byTag('type', {
        allowed_tools: fields({ mode: oneOf('auto', 'required'), tools: listOf(anyObject) }),
        function: named,
        custom: named,
        mcp: fields({ server_label: text }, { name: orNull(text) }),
        file_search: anything,
        web_search_preview: anything,
        web_search_preview_2025_03_11: anything,
        computer: anything,
        computer_use_preview: anything,
        computer_use: anything,
        image_generation: anything,
        code_interpreter: anything,
        programmatic_tool_calling: anything,
        apply_patch: anything,
        shell: anything,
      })(value, path);
