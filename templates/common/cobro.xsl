<?xml version="1.0" encoding="UTF-8"?>
<!-- Shared by the acts of collection: tables of credits, of their enforceability, of costs and of goods; how to pay. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="act.xsl"/>

  <!-- "2026-11-17" → "17/11/2026", for the cells of a table -->
  <xsl:template name="fecha-corta">
    <xsl:param name="dia"/>
    <xsl:value-of select="concat(substring($dia, 9, 2), '/', substring($dia, 6, 2), '/', substring($dia, 1, 4))"/>
  </xsl:template>

  <!-- "$1,200.00 (MIL DOSCIENTOS PESOS 00/100 M.N.)" -->
  <xsl:template name="importe-con-letra">
    <xsl:param name="importe"/>
    <strong><xsl:value-of select="b:pesos($importe)"/></strong><xsl:if test="$importe/@letra"> (<xsl:value-of select="$importe/@letra"/>)</xsl:if>
  </xsl:template>

  <!-- The amount of the first page: large, with its words below. -->
  <xsl:template name="importe-destacado">
    <xsl:param name="importe"/>
    <span class="amount"><xsl:value-of select="b:pesos($importe)"/></span><xsl:if test="$importe/@letra"><br/><xsl:value-of select="$importe/@letra"/></xsl:if>
  </xsl:template>

  <!-- "el crédito 263044112" or "los créditos 263044112, 263045871 y 268012207" -->
  <xsl:template name="lista-creditos">
    <xsl:param name="creditos"/>
    <xsl:choose><xsl:when test="count($creditos) &gt; 1">los créditos </xsl:when><xsl:otherwise>el crédito </xsl:otherwise></xsl:choose>
    <xsl:for-each select="$creditos">
      <xsl:choose><xsl:when test="position() = 1"/><xsl:when test="position() = last()"> y </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
      <xsl:value-of select="@numero"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="clase-credito">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'cuotas'">Cuotas</xsl:when>
      <xsl:when test="$clave = 'capital-constitutivo'">Capital constitutivo</xsl:when>
      <xsl:when test="$clave = 'infonavit'">Aportaciones y descuentos de vivienda</xsl:when>
      <xsl:when test="$clave = 'accesorios'">Actualización y recargos</xsl:when>
      <xsl:when test="$clave = 'multa'">Multa</xsl:when>
      <xsl:otherwise>Gastos</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="situacion-credito">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'firme'">Firme</xsl:when>
      <xsl:when test="$clave = 'no-impugnado'">No impugnado</xsl:when>
      <xsl:when test="$clave = 'impugnado-sin-garantia'">Impugnado, sin garantía</xsl:when>
      <xsl:when test="$clave = 'impugnado-garantizado'">Impugnado y garantizado</xsl:when>
      <xsl:otherwise>Inconformidad pendiente</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="clase-bien">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'deposito'">Depósito bancario</xsl:when>
      <xsl:when test="$clave = 'seguro-ahorro'">Ahorro o inversión en seguro de vida</xsl:when>
      <xsl:when test="$clave = 'valores'">Valores</xsl:when>
      <xsl:when test="$clave = 'credito-cobro'">Crédito por cobrar</xsl:when>
      <xsl:when test="$clave = 'inmueble'">Inmueble</xsl:when>
      <xsl:when test="$clave = 'intangible'">Bien intangible</xsl:when>
      <xsl:when test="$clave = 'mueble'">Bien mueble</xsl:when>
      <xsl:otherwise>Negociación</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="clase-garantia">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'deposito'">depósito en dinero o forma de garantía financiera equivalente</xsl:when>
      <xsl:when test="$clave = 'prenda'">prenda</xsl:when>
      <xsl:when test="$clave = 'hipoteca'">hipoteca</xsl:when>
      <xsl:when test="$clave = 'fianza'">fianza otorgada por institución autorizada</xsl:when>
      <xsl:when test="$clave = 'obligacion-solidaria'">obligación solidaria asumida por tercero</xsl:when>
      <xsl:when test="$clave = 'embargo-administrativo'">embargo en la vía administrativa</xsl:when>
      <xsl:otherwise>títulos valor o cartera de créditos</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="adeudo">
    <xsl:param name="adeudo"/>
    <div class="tabla" role="region" tabindex="0" aria-label="Adeudo">
      <table class="w-3-4-2-2-2-2-2-3">
        <caption>Adeudo, en pesos, actualizado al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$adeudo/@actualizadoAl"/></xsl:call-template></caption>
        <thead><tr><th scope="col">Crédito</th><th scope="col">Clase y periodo</th><th scope="col" class="num">Principal</th><th scope="col" class="num">Actualización</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Multas</th><th scope="col" class="num">Gastos</th><th scope="col" class="num">Total</th></tr></thead>
        <tbody>
          <xsl:for-each select="$adeudo/credito">
            <tr>
              <th scope="row"><xsl:value-of select="@numero"/></th>
              <td><xsl:call-template name="clase-credito"><xsl:with-param name="clave" select="@clase"/></xsl:call-template>, <xsl:value-of select="@periodo"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@principal)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@actualizacion)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@recargos)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@multas)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@gastos)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@total)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot><tr><th scope="row" colspan="7">Total</th><td class="num"><xsl:value-of select="b:pesos($adeudo/@total)"/></td></tr></tfoot>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="exigibilidad">
    <xsl:param name="adeudo"/>
    <div class="tabla" role="region" tabindex="0" aria-label="Notificación y exigibilidad">
      <table class="w-2-3-2-2-2-1-3">
        <caption>Notificación y exigibilidad de los créditos</caption>
        <thead><tr><th scope="col">Crédito</th><th scope="col">Clase</th><th scope="col">Notificado</th><th scope="col">Surtió efectos</th><th scope="col">Exigible desde</th><th scope="col" class="num">Días</th><th scope="col">Situación</th></tr></thead>
        <tbody>
          <xsl:for-each select="$adeudo/credito">
            <tr>
              <th scope="row"><xsl:value-of select="@numero"/></th>
              <td><xsl:call-template name="clase-credito"><xsl:with-param name="clave" select="@clase"/></xsl:call-template></td>
              <td><xsl:call-template name="fecha-corta"><xsl:with-param name="dia" select="@notificado"/></xsl:call-template></td>
              <td><xsl:call-template name="fecha-corta"><xsl:with-param name="dia" select="@surtioEfectos"/></xsl:call-template></td>
              <td><xsl:call-template name="fecha-corta"><xsl:with-param name="dia" select="@exigibleDesde"/></xsl:call-template></td>
              <td class="num"><xsl:choose><xsl:when test="@clase = 'cuotas' or @clase = 'capital-constitutivo' or @clase = 'infonavit'">15</xsl:when><xsl:otherwise>30</xsl:otherwise></xsl:choose></td>
              <td><xsl:call-template name="situacion-credito"><xsl:with-param name="clave" select="@situacion"/></xsl:call-template></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="muted">«Días» son los hábiles que el artículo 144 del Código Fiscal de la Federación manda esperar, desde que surte efectos la notificación, antes de ejecutar: quince para cuotas, capitales constitutivos y créditos del Infonavit; treinta para los demás.</p>
  </xsl:template>

  <xsl:template name="gastos-ejecucion">
    <xsl:param name="gastos"/>
    <div class="tabla" role="region" tabindex="0" aria-label="Gastos de ejecución">
      <table class="w-2-3-2-2">
        <caption>Gastos de ejecución, en pesos</caption>
        <thead><tr><th scope="col">Crédito</th><th scope="col">Diligencia</th><th scope="col" class="num">Crédito sin gastos</th><th scope="col" class="num">Gastos</th></tr></thead>
        <tbody>
          <xsl:for-each select="$gastos/diligencia">
            <tr>
              <th scope="row"><xsl:value-of select="@credito"/></th>
              <td><xsl:choose><xsl:when test="@clave = 'requerimiento'">Requerimiento de pago</xsl:when><xsl:when test="@clave = 'embargo'">Embargo</xsl:when><xsl:otherwise>Remate</xsl:otherwise></xsl:choose></td>
              <td class="num"><xsl:value-of select="b:pesos(@base)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="muted">El dos por ciento del crédito por cada diligencia (artículo 150 del Código Fiscal de la Federación), no menos de <xsl:value-of select="b:pesos($gastos/@minimo)"/> ni más de <xsl:value-of select="b:pesos($gastos/@maximo)"/>, cantidades vigentes desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$gastos/@vigenteDesde"/></xsl:call-template><xsl:if test="$gastos/@vigenteHasta"> y hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$gastos/@vigenteHasta"/></xsl:call-template></xsl:if> (<xsl:value-of select="$gastos/@publicacion"/>).</p>
  </xsl:template>

  <!-- What a good is: its description and, where it has them, who holds it, where it stands and how it is registered. -->
  <xsl:template name="identidad-bien">
    <xsl:value-of select="descripcion"/>
    <xsl:if test="entidad"><br/><xsl:value-of select="entidad/@nombre"/>, terminación <xsl:value-of select="entidad/@terminacion"/></xsl:if>
    <xsl:if test="ubicacion"><br/>Ubicación: <xsl:value-of select="ubicacion"/></xsl:if>
    <xsl:if test="inscripcion"><br/>Inscripción: <xsl:value-of select="inscripcion/@registro"/>, folio <xsl:value-of select="inscripcion/@folio"/></xsl:if>
  </xsl:template>

  <xsl:template name="bienes">
    <xsl:param name="bienes"/>
    <xsl:param name="titulo"/>
    <xsl:param name="valor" select="'Valor'"/>
    <xsl:param name="suma"/>
    <div class="tabla" role="region" tabindex="0" aria-label="{$titulo}">
      <table class="w-1-3-8-3">
        <caption><xsl:value-of select="$titulo"/></caption>
        <thead><tr><th scope="col">Núm.</th><th scope="col">Clase</th><th scope="col">Descripción e identificación</th><th scope="col" class="num"><xsl:value-of select="$valor"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$bienes">
            <tr>
              <th scope="row"><xsl:value-of select="@numero"/></th>
              <td><xsl:call-template name="clase-bien"><xsl:with-param name="clave" select="@clase"/></xsl:call-template></td>
              <td><xsl:call-template name="identidad-bien"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@valor)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <xsl:if test="$suma"><tfoot><tr><th scope="row" colspan="3">Total</th><td class="num"><xsl:value-of select="b:pesos($suma)"/></td></tr></tfoot></xsl:if>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="forma-pago">
    <xsl:param name="pago"/>
    <xsl:param name="total"/>
    <xsl:param name="plazo"/>
    <section>
      <h2>Forma de pago</h2>
      <dl>
        <dt>Importe</dt><dd><xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="$total"/></xsl:call-template></dd>
        <dt>Plazo</dt><dd><xsl:value-of select="$plazo"/></dd>
        <dt>Línea de captura</dt><dd><strong><xsl:value-of select="$pago/lineaCaptura"/></strong>, vigente hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$pago/lineaCaptura/@vigencia"/></xsl:call-template></dd>
        <dt>Dónde</dt><dd><xsl:for-each select="$pago/medio"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each>.</dd>
      </dl>
    </section>
  </xsl:template>

  <!-- A paragraph of an act of authority: "PRIMERO. …" -->
  <xsl:template name="apartado">
    <xsl:param name="numero"/>
    <xsl:param name="texto"/>
    <p><strong><xsl:choose>
      <xsl:when test="$numero = 1">Primero</xsl:when><xsl:when test="$numero = 2">Segundo</xsl:when><xsl:when test="$numero = 3">Tercero</xsl:when>
      <xsl:when test="$numero = 4">Cuarto</xsl:when><xsl:when test="$numero = 5">Quinto</xsl:when><xsl:when test="$numero = 6">Sexto</xsl:when>
      <xsl:when test="$numero = 7">Séptimo</xsl:when><xsl:otherwise>Octavo</xsl:otherwise>
    </xsl:choose>.</strong><xsl:text> </xsl:text><xsl:copy-of select="$texto"/></p>
  </xsl:template>
</xsl:stylesheet>
