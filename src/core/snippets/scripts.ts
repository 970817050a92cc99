import type { Snippet } from './types.ts';

/** The header goes to curl through a pipe: arguments can be read by every program on the machine, a pipe cannot (curl 7.55 and up). */
export const curl: Snippet = {
  name: 'curl, for a POSIX shell',
  fileName: 'first.sh',
  program: `#!/bin/sh
# Takes a setting from the environment, else from {{file}}.
setting() {
  eval "value=\\\${$1:-}"
  [ -n "$value" ] || [ ! -f {{file}} ] || value=$(tr -d '\\r"'"'" < {{file}} | sed -n "s/^\\(export \\)\\{0,1\\}$1=//p" | tail -n 1)
  printf '%s' "$value"
}
base=$(setting OPENAI_BASE_URL)
printf 'Authorization: Bearer %s\\n' "$(setting {{variable}})" |
  curl -sS "\${base:-https://api.openai.com/v1}/responses" -H @- -H 'Content-Type: application/json' \\
    -d '{"model": "{{model}}", "input": "Say hello in one short sentence."}'
`,
  install: [],
  run: 'sh first.sh',
  loading: 'itself',
  library: null,
};

export const powershell: Snippet = {
  name: 'PowerShell',
  fileName: 'first.ps1',
  program: `# Takes a setting from the environment, else from {{file}}.
function Setting($name) {
  $value = [Environment]::GetEnvironmentVariable($name)
  if ($value) { return $value }
  foreach ($line in Get-Content '{{file}}' -ErrorAction SilentlyContinue) {
    if ($line -match "^(?:export )?$name=[\`"']?([^\`"'\\s]+)") { $value = $Matches[1] }
  }
  $value
}
$base = Setting 'OPENAI_BASE_URL'
if (-not $base) { $base = 'https://api.openai.com/v1' }
$headers = @{ Authorization = 'Bearer ' + (Setting '{{variable}}') }
$body = @{ model = '{{model}}'; input = 'Say hello in one short sentence.' } | ConvertTo-Json
$response = Invoke-RestMethod "$base/responses" -Method Post -Headers $headers -ContentType 'application/json' -Body $body
$response.output.content.text
`,
  install: [],
  run: 'powershell -ExecutionPolicy Bypass -File first.ps1',
  loading: 'itself',
  library: null,
};

/** The official library reads OPENAI_API_KEY and OPENAI_BASE_URL by itself; python-dotenv puts the file into the environment. */
export const python: Snippet = {
  name: 'Python, with the official library',
  fileName: 'first.py',
  program: `import os

from dotenv import load_dotenv
from openai import OpenAI

load_dotenv("{{file}}")
client = OpenAI(api_key=os.environ["{{variable}}"])
response = client.responses.create(
    model="{{model}}",
    input="Say hello in one short sentence.",
)
print(response.output_text)
`,
  install: ['python -m pip install openai python-dotenv'],
  run: 'python first.py',
  loading: 'library',
  library: null,
};

export const ruby: Snippet = {
  name: 'Ruby, without a gem',
  fileName: 'first.rb',
  program: `require "json"
require "net/http"

# Takes a setting from the environment, else from {{file}}.
def setting(name)
  ENV[name] || (File.exist?("{{file}}") && File.read("{{file}}")[/^(?:export )?#{name}=["']?([^"'\\s]+)/, 1]) || nil
end

uri = URI("#{setting("OPENAI_BASE_URL") || "https://api.openai.com/v1"}/responses")
headers = { "Authorization" => "Bearer #{setting("{{variable}}")}", "Content-Type" => "application/json" }
reply = Net::HTTP.post(uri, { model: "{{model}}", input: "Say hello in one short sentence." }.to_json, headers)
response = JSON.parse(reply.body)
abort response.dig("error", "message") unless reply.code == "200"
puts response["output"].flat_map { |item| item["content"] || [] }.filter_map { |part| part["text"] }
`,
  install: [],
  run: 'ruby first.rb',
  loading: 'itself',
  library: 'openai (RubyGems)',
};

export const php: Snippet = {
  name: 'PHP, without an extension',
  fileName: 'first.php',
  program: `<?php
// Takes a setting from the environment, else from {{file}}.
function setting(string $name): ?string {
    if (getenv($name)) return getenv($name);
    $text = is_file('{{file}}') ? file_get_contents('{{file}}') : '';
    return preg_match('/^(?:export )?' . $name . '=["\\']?([^"\\'\\s]+)/m', $text, $found) ? $found[1] : null;
}

$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => ['Authorization: Bearer ' . setting('{{variable}}'), 'Content-Type: application/json'],
    'content' => json_encode(['model' => '{{model}}', 'input' => 'Say hello in one short sentence.']),
    'ignore_errors' => true,
    'follow_location' => 0,
]]);
$base = setting('OPENAI_BASE_URL') ?? 'https://api.openai.com/v1';
$reply = file_get_contents($base . '/responses', false, $context);
if ($reply === false) exit(1);
$response = json_decode($reply, true);
if (isset($response['error'])) throw new Exception($response['error']['message']);
foreach ($response['output'] as $item) foreach ($item['content'] ?? [] as $part) echo $part['text'] ?? '', "\\n";
`,
  install: [],
  run: 'php first.php',
  loading: 'itself',
  library: null,
};
