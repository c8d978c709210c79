using Demarc;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddDemarc();
var app = builder.Build();
app.MapDemarc();
await app.RunAsync();
