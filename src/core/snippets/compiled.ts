import type { Snippet } from './types.ts';

export const go: Snippet = {
  name: 'Go, with its standard library',
  fileName: 'first.go',
  program: `package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
)

// setting takes a value from the environment, else from {{file}}.
func setting(name string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	text, _ := os.ReadFile("{{file}}")
	found := regexp.MustCompile("(?m)^(?:export )?" + name + "=[\\"']?([^\\"'\\\\s]+)").FindSubmatch(text)
	if found == nil {
		return ""
	}
	return string(found[1])
}

func main() {
	base := setting("OPENAI_BASE_URL")
	if base == "" {
		base = "https://api.openai.com/v1"
	}
	body := strings.NewReader(\`{"model": "{{model}}", "input": "Say hello in one short sentence."}\`)
	request, err := http.NewRequest("POST", base+"/responses", body)
	if err != nil {
		panic(err)
	}
	request.Header.Set("Authorization", "Bearer "+setting("{{variable}}"))
	request.Header.Set("Content-Type", "application/json")
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer reply.Body.Close()
	text, _ := io.ReadAll(reply.Body)
	fmt.Println(string(text))
}
`,
  install: [],
  run: 'go run first.go',
  loading: 'itself',
  library: 'github.com/openai/openai-go',
};

export const csharp: Snippet = {
  name: 'C#, with its standard library (.NET 10, one file)',
  fileName: 'first.cs',
  program: `using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

// Takes a setting from the environment, else from {{file}}.
string? Setting(string name)
{
    var value = Environment.GetEnvironmentVariable(name);
    if (!string.IsNullOrEmpty(value)) return value;
    var text = File.Exists("{{file}}") ? File.ReadAllText("{{file}}") : "";
    var found = Regex.Match(text, "^(?:export )?" + name + "=[\\"']?([^\\"'\\\\s]+)", RegexOptions.Multiline);
    return found.Success ? found.Groups[1].Value : null;
}

using var client = new HttpClient();
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Setting("{{variable}}"));
var body = "{\\"model\\": \\"{{model}}\\", \\"input\\": \\"Say hello in one short sentence.\\"}";
var reply = await client.PostAsync(
    (Setting("OPENAI_BASE_URL") ?? "https://api.openai.com/v1") + "/responses",
    new StringContent(body, Encoding.UTF8, "application/json"));
Console.WriteLine(await reply.Content.ReadAsStringAsync());
`,
  install: [],
  run: 'dotnet run first.cs',
  loading: 'itself',
  library: 'OpenAI (NuGet)',
};

/** A source file that Java runs by itself (JEP 330, Java 11 and up). */
export const java: Snippet = {
  name: 'Java, with its standard library (Java 11 and up)',
  fileName: 'First.java',
  program: `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

public class First {
    /** Takes a setting from the environment, else from {{file}}. */
    static String setting(String name, String otherwise) throws Exception {
        String value = System.getenv(name);
        if (value != null && !value.isEmpty()) return value;
        Path file = Path.of("{{file}}");
        String text = Files.exists(file) ? Files.readString(file) : "";
        var found = Pattern.compile("(?m)^(?:export )?" + name + "=[\\"']?([^\\"'\\\\s]+)").matcher(text);
        return found.find() ? found.group(1) : otherwise;
    }

    public static void main(String[] args) throws Exception {
        String body = "{\\"model\\": \\"{{model}}\\", \\"input\\": \\"Say hello in one short sentence.\\"}";
        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create(setting("OPENAI_BASE_URL", "https://api.openai.com/v1") + "/responses"))
            .header("Authorization", "Bearer " + setting("{{variable}}", ""))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
`,
  install: [],
  run: 'java First.java',
  loading: 'itself',
  library: 'com.openai:openai-java (Maven)',
};
